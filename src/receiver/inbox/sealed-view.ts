import { html } from 'hono/html';
import type { SealedSubmission } from '../../core/sealed.ts';
import { listed } from '../phrases.ts';
import type { AuditLine, StoredSubmission } from '../store.ts';
import { icon } from './icons.ts';
import type { Markup } from './layout.ts';
import type { Standing } from './programme-view.ts';
import { fact } from './parts.ts';

/** What the script of a page needs in order to show what it opens as the server would have shown it. */
export type SealedPage =
  /** Rows of people, each with what is stored in its `data-stored`. `exports` tells whether everything can be saved from here. */
  | { readonly on: 'list'; readonly nowMs: number; readonly level: 2 | 3; readonly exports: boolean; readonly organisation?: string | undefined }
  | { readonly on: 'record'; readonly nowMs: number; readonly stored: StoredSubmission; readonly changes: readonly AuditLine[]; readonly who: string; readonly standing?: Standing | undefined; readonly organisation?: string | undefined };

/** For whom something was sealed, in words. */
export const sealedFor = ({ sealed }: Pick<SealedSubmission, 'sealed'>): string => `Sealed for the keys ${listed(sealed.kid)}`;

/** That something is sealed, and for whom. */
export const sealedFact = (submission: Pick<SealedSubmission, 'sealed'>): Markup => fact('lock', sealedFor(submission));

/**
 * Where the key is chosen that opens what is sealed on a page. The server cannot open anything: the page's own script
 * reads the key file and puts its controls in the place of the last paragraph, so that stands where there is no script.
 * On the page of one submission it stands above the first heading, so it has none itself.
 */
export const sealedPanel = (heading: string, page: SealedPage): Markup => html`<section class="keys" id="sealed" aria-labelledby="sealed-heading" data-page="${JSON.stringify(page)}">
${page.on === 'list' ? html`<h2 class="sealed" id="sealed-heading">${icon('lock')}${heading}</h2>` : html`<p class="sealed" id="sealed-heading">${icon('lock')}<b>${heading}</b></p>`}
<p>Only somebody with a key file can read what they wrote. We cannot open it for you.</p>
<div id="sealed-controls"><p>To open it, this page needs its script. If nothing else comes here, allow scripts for this address and load the page again.</p></div>
</section>`;
