import type { ServerResponse } from 'node:http';
import type { Submission } from '../../../src/core/submission.ts';
import type { Answer, Got } from './server.ts';

/** What any endpoint on another origin must say, for a browser to let the page hear its answer. */
export const heard = { 'access-control-allow-origin': '*' } as const;

/** Answers with a status, headers and a body, so that the page can hear it. */
export const reply = (response: ServerResponse, status: number, body: string | object = '', headers: Readonly<Record<string, string>> = {}): void => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...heard, 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', ...headers }).end(text);
};

/** What an endpoint that takes JSON reads out of a request. */
export const submissionIn = ({ body }: Got): Submission => JSON.parse(body) as Submission;

/** The receipt that a stub gives. */
export const reference = 'STUB-7Q';
export const receiptFor = (got: Got): object => ({ id: submissionIn(got).id, reference, receivedAt: '2026-11-22T10:00:00Z' });

/** An endpoint that lets the browser ask first, as JSON from another origin needs, and answers what it is sent with `answer`. */
export const asked = (answer: Answer): Answer => (got, response, time) => {
  if (got.method === 'OPTIONS') reply(response, 204, '', { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type, idempotency-key' });
  else answer(got, response, time);
};

/** A well endpoint: it takes what it is sent, and says so with a receipt. */
export const well: Answer = asked((got, response) => { reply(response, 201, receiptFor(got)); });
