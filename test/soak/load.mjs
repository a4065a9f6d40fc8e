/**
 * Makes load on a receiver, in a process of its own so that it does not share a processor's thread with whoever watches.
 * Started with `fork`; told by a message what to do: `{to, ids, connections, seed}`. Each connection sends its
 * next submission when the one before was answered. It tells `{answers: [{id, status, ms, receipt}]}` as they come (`receipt` is
 * a digest of the answer), then `{seconds}` from the first post to the last answer. No answer is told as status 0. Words, names and numbers are made up.
 */
import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { submissionOf } from './submission.mjs';

/** One post: its status, 0 if there was no answer, and the text of the answer. */
function post({ hostname, port }, agent, { id, text }) {
  return new Promise(done => {
    const from = performance.now();
    const end = (status, receipt) => done({ id, status, ms: performance.now() - from, receipt });
    const call = request({ hostname, port, agent, method: 'POST', path: '/api/submissions', headers: { 'content-type': 'application/json', 'idempotency-key': `"${id}"`, 'content-length': Buffer.byteLength(text) } }, response => {
      let receipt = '';
      response.setEncoding('utf8').on('data', piece => { receipt += piece; }).on('end', () => end(response.statusCode, receipt)).on('error', () => end(0, ''));
    });
    call.on('error', () => end(0, ''));
    call.end(text);
  });
}

process.on('message', async ({ to, ids, connections, seed }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const address = new URL(to);
  const waiting = ids.map(id => ({ id, text: submissionOf(id, seed) })).reverse();
  let told = [];
  const tell = () => { if (told.length > 0) process.send({ answers: told }); told = []; };
  const telling = setInterval(tell, 20);
  const from = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { receipt, ...answer } = await post(address, agent, next);
      told.push({ ...answer, receipt: createHash('sha256').update(receipt).digest('hex') });
    }
  }));
  const seconds = (performance.now() - from) / 1000;
  clearInterval(telling);
  tell();
  agent.destroy();
  process.send({ seconds }, () => process.disconnect());
});
