/** The thread that reads pages of directories, so that a large one is read on all processors, and a server answers meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { textReader } from './reading.ts';
import type { OwnWords } from '../../core/activities/own-words.ts';

const { today, words } = workerData as { readonly today: string; readonly words: OwnWords };
const read = textReader(today, words);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort!.on('message', (text: string) => { parentPort!.postMessage(read(text)); });
