// The settings for npx mikro-orm, which looks for a loader before it reads TypeScript; Node needs none.
import { openEnvironment } from './server/environment.ts';
import { ormConfigForTools } from './server/postgres/ormTools.ts';

export default () => ormConfigForTools(openEnvironment(process.env));
