// The reference: node:http that sends the product's answer, without looking at the question.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { listeningPort } from '../../server/http/listeningPort.ts';

const answers = new Map<string, Buffer>(
  Object.entries(JSON.parse(readFileSync(process.env.BENCH_ANSWERS ?? '', 'utf8')) as Record<string, string>).map(
    ([name, text]) => [`/${name}`, Buffer.from(text)],
  ),
);

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const body = answers.get(request.url ?? '') ?? Buffer.alloc(0);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`Ready: http://127.0.0.1:${listeningPort(server)}`));
