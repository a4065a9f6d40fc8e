import { html, nothing, svg, type TemplateResult } from 'lit';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import arrowRight from 'lucide-static/icons/arrow-right.svg';
import alert from 'lucide-static/icons/circle-alert.svg';
import clock from 'lucide-static/icons/clock.svg';
import globe from 'lucide-static/icons/globe.svg';
import helpCircle from 'lucide-static/icons/circle-question-mark.svg';
import lifeBuoy from 'lucide-static/icons/life-buoy.svg';
import mail from 'lucide-static/icons/mail.svg';
import phone from 'lucide-static/icons/phone.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import user from 'lucide-static/icons/user.svg';
import cross from 'lucide-static/icons/x.svg';
import check from 'lucide-static/icons/check.svg';

/** A picture as data: the side of its square, its lines, and what is filled. */
export type Icon = readonly [side: number, lines: string, filled?: string];

/** The small pictures of the first pages (Lucide, ISC licence). Each stands beside a word, never for one. */
export const icons = { arrowLeft, arrowRight, alert, check, clock, cross, globe, helpCircle, lifeBuoy, mail, phone, trash, user } as const;

/** Draws a picture that only decorates: the words beside it say it all. `flips` where the direction of reading turns it. */
export const draw = ([side, lines, filled]: Icon, flips = false): TemplateResult =>
  html`<svg class=${`${filled ? 'duo' : 'line'}${flips ? ' flips' : ''}`} viewBox=${`0 0 ${side} ${side}`} aria-hidden="true" focusable="false">${filled ? svg`<path class="fill" d=${filled}></path>` : nothing}<path d=${lines}></path></svg>`;
