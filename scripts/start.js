// npm start: builds what is not built yet, and starts the server. JavaScript, so that an older Node can say what it needs.
// npm's shell gives its place to it by `exec`: it would not pass on the signals that stop the server.
const NEEDED = 26;
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `Antrean needs Node ${NEEDED} or newer, and this is ${process.version}: run npm ci without --omit=optional, which installs it.`,
  );
  process.exit(1);
}
const { resolve } = await import('node:path');
const { build } = await import('./build.ts');
// Libraries have other files for development, which say more and do it slower.
process.env.NODE_ENV = 'production';
process.setSourceMapsEnabled(true);
try {
  await build(resolve(import.meta.dirname, '..'));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../dist/server/main.js');
