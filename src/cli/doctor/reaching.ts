import { connect as connectPlainly } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { found, quoted, type Check, type Found } from './check.ts';
import { told } from './answers.ts';
import { faultIn, tooLate, type Endpoint } from './endpoint.ts';

const onThisComputer = ({ hostname }: URL): boolean => /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

/** Opens a connection and closes it again. */
function findConnection({ url, timeoutMs, lookup }: Endpoint, secure: boolean, wellSaid: string): Promise<Found> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80), ...(lookup && { lookup }) };
  const isName = !/^[\d.]+$|:/.test(host);
  return new Promise(resolve => {
    const socket = secure ? connectSecurely({ ...to, ...(isName && { servername: host }) }) : connectPlainly(to);
    const end = (one: Found): void => { socket.destroy(); resolve(one); };
    socket.setTimeout(timeoutMs, () => { end(found(false, tooLate(timeoutMs))); });
    socket.once('error', error => { end(found(false, faultIn(error))); });
    socket.once(secure ? 'secureConnect' : 'connect', () => { end(found(true, wellSaid)); });
  });
}

/** Whether anybody is there, and whether the way is safe. */
export const reaching = [
  {
    id: 'secure', level: 'must',
    expected: 'The address begins with https, or is on this computer.',
    why: 'Without https everybody on the way can read what people say about their health, and the form does not open.',
    mend: 'Get a certificate for the site (most hosts give one for nothing), and use the https address.',
    look: async ({ url }) => found(url.protocol === 'https:' || onThisComputer(url), `It begins with ${url.protocol}//${quoted(url.hostname).slice(1, -1)}.`),
  },
  {
    id: 'connects', level: 'must',
    expected: 'Something listens at the address.',
    why: 'Answers wait on the person\'s device, and are lost when they close the page.',
    mend: 'Start the endpoint, and look for a wrong name or port in the address.',
    look: endpoint => findConnection(endpoint, false, 'A connection was made.'),
  },
  {
    id: 'certificate', level: 'must', after: ['connects'],
    expected: 'The certificate is one that browsers trust.',
    why: 'Browsers refuse to send anything, and the person sees only that nothing was sent.',
    mend: 'Renew the certificate, for this name, and serve it with those in between (the "full chain").',
    look: endpoint => (endpoint.url.protocol === 'https:' ? findConnection(endpoint, true, 'The certificate is trusted.') : Promise.resolve(found(true, 'Without https there is none.'))),
  },
  {
    id: 'answers', level: 'must', after: ['certificate'],
    expected: 'A submission gets an answer in time.',
    why: 'After 20 seconds the form stops waiting: the person is told that it was not sent yet, and it is sent again later.',
    mend: 'Answer as soon as the submission is stored; send emails and the like after that.',
    look: async ({ first }) => { const { answer } = await first(); return found(answer.status > 0, told(answer)); },
  },
  {
    id: 'no-redirect', level: 'must', after: ['answers'],
    expected: 'The answer sends nobody to another address.',
    why: 'The form does not follow: who knows where it leads. Nothing would arrive.',
    mend: 'Put the last address into the configuration: with https, with or without www, with or without a slash at the end.',
    look: async ({ first }) => {
      const { answer: { status, headers } } = await first();
      const elsewhere = status >= 300 && status < 400;
      return found(!elsewhere, elsewhere ? `It was answered ${status}, to ${quoted(headers.location)}.` : 'It answers at this address.');
    },
  },
] as const satisfies readonly Check[];
