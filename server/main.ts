// npm start: has Node keep what it compiles for the next start, and then starts the server.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Beside the program, so that only an account that may change it may change this; a place that cannot be written keeps none.
enableCompileCache(join(import.meta.dirname, '../compiled'));
await import('./start.ts');
