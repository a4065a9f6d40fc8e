/** Registers the elements: the only side effect of the product. Loading it twice, or beside another version, does no harm: the first one stays. */
import { WhatMattersIdeas } from './view/what-matters-ideas.ts';
import { WhatMattersJournal } from './view/what-matters-journal.ts';
import { WhatMatters } from './view/what-matters.ts';

const define = (name: string, element: CustomElementConstructor): void => { if (!customElements.get(name)) customElements.define(name, element); };
define('what-matters', WhatMatters);
define('what-matters-ideas', WhatMattersIdeas);
define('what-matters-journal', WhatMattersJournal);
