// Routes of the living demonstration: signing in with one touch, the tasks of training, and beginning again. No other server has
// them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HAND_NAMES, openVisitorDesk, visitorRole } from '../../adapters/index.ts';
import type { Queryable } from '../../src/database.ts';
import type { DemonstrationState } from '../../src/demonstration/demonstration.ts';
import { beginTraining, readTraining } from '../../src/demonstration/training.ts';
import { CallerError } from '../../src/refusal.ts';
import type { Clock } from '../../src/time.ts';
import type { GraphQLApi } from '../graphql/graphql.ts';

export interface DemonstrationRoutes {
  state: DemonstrationState;
  clock: Clock;
  db: Queryable;
  graphql: Pick<GraphQLApi, 'askAs'>;
  /** Empties the database and begins again, once this answer has gone; null: it cannot. */
  beginAgain: (() => void) | null;
}

export function mountDemonstration(app: FastifyInstance, routes: DemonstrationRoutes): void {
  const { state, clock, db, graphql, beginAgain } = routes;
  const ask = graphql.askAs({ asker: { kind: 'administrator' }, source: '127.0.0.1' });
  const desk = openVisitorDesk(ask, () => clock.now().epochMilliseconds);
  /** Of this process and this beginning: another one shows that it has begun again. */
  const beginning = `${state.beganAt} ${performance.now()}`;
  app.register(async (room) => {
    room.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store');
      done();
    });
    room.get('/demonstration', async () => ({
      office: await desk.office(),
      beginning,
      mayBeginAgain: beginAgain !== null,
    }));
    room.post<{ Body: { role?: unknown } | null }>('/demonstration/sign-in', async (request) => {
      refuseOtherSites(request);
      const role = visitorRole(request.body?.role);
      if (!role) throw new CallerError('BAD_USER_INPUT', 'role must be MANAGER, FRONT_DESK or COUNTER_OFFICER.');
      const signedIn = await desk.keyFor(role);
      if (!signedIn) throw new CallerError('NOT_FOUND', 'The demonstration has no office.');
      return signedIn;
    });
    const training = async () => ({ tasks: await readTraining(db, HAND_NAMES) });
    room.get('/demonstration/training', training);
    room.post('/demonstration/begin-training', async (request) => {
      refuseOtherSites(request);
      await beginTraining(db, clock.now());
      return training();
    });
    room.post<{ Body: { beginAgain?: unknown } | null }>('/demonstration/begin-again', async (request, reply) => {
      refuseOtherSites(request);
      if (request.body?.beginAgain !== true)
        throw new CallerError('BAD_USER_INPUT', '{"beginAgain": true} deletes all data of the demonstration.');
      if (!beginAgain) throw new CallerError('FORBIDDEN', 'This demonstration cannot begin again.');
      reply.raw.once('close', beginAgain);
      return reply.code(202).header('connection', 'close').send({ beginning });
    });
  });
}

/** A page of another site must neither sign its reader in nor delete anything. */
function refuseOtherSites({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    throw new CallerError('FORBIDDEN', 'Another site has no part in this demonstration.');
}
