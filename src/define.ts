/** Registers the elements: the only side effect of the product. Loading it twice, or beside another version, does no harm: the first one stays. */
import { WhatMatters } from './view/what-matters.ts';

if (!customElements.get('what-matters')) customElements.define('what-matters', WhatMatters);
