// Routes of the living demonstration: signing in with one touch, the tasks of training, and beginning again. No other server has
// them.
import type { FastifyInstance } from 'fastify';
import { HAND_NAMES, openVisitorDesk, visitorRole } from '../../adapters/index.ts';
import type { Queryable } from '../../src/database.ts';
import type { DemonstrationState } from '../../src/demonstration/demonstration.ts';
import { beginTraining, readTraining } from '../../src/demonstration/training.ts';
import { CallerError } from '../../src/refusal.ts';
import type { Clock } from '../../src/time.ts';
import { TooManyRequests } from '../access/limiting.ts';
import type { GraphQLApi } from '../graphql/graphql.ts';

/** How a demonstration begins again. */
export interface FreshStart {
  /** 0: it may at once. */
  secondsToWait(): number;
  begin(): void;
}

export interface DemonstrationRoutes {
  state: DemonstrationState;
  clock: Clock;
  db: Queryable;
  graphql: Pick<GraphQLApi, 'askAs'>;
  /** Empties the database and begins again, once this answer has gone; null: it cannot. */
  freshStart: FreshStart | null;
}

export function mountDemonstration(app: FastifyInstance, routes: DemonstrationRoutes): void {
  const { state, clock, db, graphql, freshStart } = routes;
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
      mayBeginAgain: freshStart !== null,
    }));
    room.post<{ Body: { role?: unknown } | null }>('/demonstration/sign-in', async (request) => {
      const role = visitorRole(request.body?.role);
      if (!role) throw new CallerError('BAD_USER_INPUT', 'role must be MANAGER, FRONT_DESK or COUNTER_OFFICER.');
      const signedIn = await desk.keyFor(role);
      if (!signedIn) throw new CallerError('NOT_FOUND', 'The demonstration has no office.');
      return signedIn;
    });
    const training = async () => ({ tasks: await readTraining(db, HAND_NAMES) });
    room.get('/demonstration/training', training);
    room.post('/demonstration/begin-training', async () => {
      await beginTraining(db, clock.now());
      return training();
    });
    room.post<{ Body: { beginAgain?: unknown } | null }>('/demonstration/begin-again', async (request, reply) => {
      if (request.body?.beginAgain !== true)
        throw new CallerError('BAD_USER_INPUT', '{"beginAgain": true} deletes all data of the demonstration.');
      if (!freshStart) throw new CallerError('FORBIDDEN', 'This demonstration cannot begin again.');
      const wait = freshStart.secondsToWait();
      if (wait > 0) throw new TooManyRequests(wait, 'The demonstration has just begun again');
      reply.raw.once('close', freshStart.begin);
      return reply.code(202).header('connection', 'close').send({ beginning });
    });
  });
}
