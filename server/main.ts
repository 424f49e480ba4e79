// Starts the server: refuses an older Node, has this one keep what it compiles for the next start, and reads the rest.
import './nodeVersion.ts';
// The whole module: an older Node lacks the function, and would fail before the line above.
import module from 'node:module';
import { join } from 'node:path';

// Beside the program, so that only an account that may change it may change this; a place that cannot be written keeps none.
module.enableCompileCache(join(import.meta.dirname, '../compiled'));
await import('./start.ts');
