/** The script of every page of the inbox. On most it only sees to it that a kept key goes when somebody signs out. */
import { forgetKeys } from './kept-keys.ts';

const signOut = document.querySelector<HTMLFormElement>('form[action="/inbox/sign-out"]');
const panel = document.getElementById('sealed');

if (signOut) signOut.addEventListener('submit', event => {
  event.preventDefault();
  void forgetKeys().finally(() => { signOut.submit(); });
});
// Nobody is signed in: the session may have ended by itself.
else void forgetKeys();

if (panel) void import('./panel.ts').then(({ begin }) => begin(panel));
