// npm run rotate-data-key: encrypts with the first key of DATA_KEY all that was kept with another or with none.
import { importCompiled } from './compiled.ts';
import { openRunningDatabase } from './runningDatabase.ts';

const { DataKeyFault } = await importCompiled('src/cipher');
const { rotateDataKey } = await importCompiled('src/jobs/rotateDataKey');

const database = await openRunningDatabase();
try {
  const { secrets, messages, photos, unreadable } = await rotateDataKey(database.pool, (done) =>
    console.error(`${done} photos …`),
  );
  console.log(
    `With key "${database.queries.cipher.keyId}" now: ${photos} photos, ${secrets} secrets, ${messages} messages.`,
  );
  if (unreadable.length === 0) console.log('Everything is encrypted with it: DATA_KEY need not list other keys.');
  else
    failRotation(`${unreadable.length} photos cannot be decrypted with any key of DATA_KEY: ${unreadable.join(', ')}.`);
} catch (error) {
  if (!(error instanceof DataKeyFault)) throw error;
  failRotation(error.message);
} finally {
  await database.close();
}

function failRotation(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
