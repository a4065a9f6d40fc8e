/** The script of demo/why.html: shows for any answers which activities of a list are chosen, with the points of each part, and for any activity why it is not. */
import { doubts, explain, type Doubt, type ExplainedIdea, type Explanation, type WhyLater, type WhyNot } from '../src/core/activities/explain.ts';
import { factsOf, type Facts } from '../src/core/activities/facts.ts';
import { meanings } from '../src/core/activities/meanings.ts';
import { classifierOf } from '../src/core/activities/interests.ts';
import type { Activity } from '../src/core/activities/activity.ts';
import { placesFor, type Region } from '../src/core/activities/regions.ts';
import london from '../src/core/activities/outcodes/london.json' with { type: 'json' };
import north from '../src/core/activities/outcodes/north.json' with { type: 'json' };
import south from '../src/core/activities/outcodes/south.json' with { type: 'json' };
import { readPostcode } from '../src/core/questions/postcode.ts';
import { areas, isArea, needs, times, type Need, type Time } from '../src/core/taxonomy.ts';
import type { Wishes } from '../src/core/wishes.ts';
import { readDirectory } from '../src/net/directory.ts';
import { understand } from '../src/net/understand.ts';
import laterWords from '../locales/en/later.json' with { type: 'json' };
import taxonomy from '../locales/en/taxonomy.json' with { type: 'json' };

const words: Readonly<Record<string, string>> = { ...laterWords, ...taxonomy };
const by = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;
const text = (id: string): string => by<HTMLInputElement>(id).value.trim();
const element = (name: string, content: string | readonly Node[], className = ''): HTMLElement => { const made = document.createElement(name); made.append(...(typeof content === 'string' ? [content] : content)); made.className = className; return made; };

const reasons: Readonly<Record<WhyNot, string>> = {
  'unknown': 'It is not in this list.',
  'not-about': 'It is about nothing that was picked, as far as its name, its terms and the first lines of its description say.',
  'other-age': 'It is for another age.',
  'other-gender': 'It is only for women or only for men, and the other was picked.',
  'too-far': 'It is further than 50 km away.',
  'nearer-ones': 'Enough that fits is nearer.',
  'same-thing': 'The same thing, by the same people, is among them already.',
};

const later: Readonly<Record<WhyLater, string>> = {
  'cannot-come': 'it is not at home, or has steps, and the person cannot come there',
  'for-trouble': 'it is for people in danger or who drink, and the person did not say so',
  'other-group': 'it is for a group of people, and nothing that was picked says that the person belongs to it',
  'area-only': 'it is of the same area only, and something in that area was picked',
};
const doubtful: Readonly<Record<Doubt, string>> = {
  'mostly-else': 'it is most for something else', 'one-gender': 'it is for women or men only', 'one-condition': 'it is for people with one condition', 'referral': 'somebody must refer the person', 'other-time': 'it begins when the person cannot', 'far': 'it is a long way',
};

/** Why an idea stands where it stands, beside its points. */
function noteOn({ whyLater, doubts: back, behindOthers }: ExplainedIdea): string {
  const parts = [...whyLater.map(one => later[one]), ...doubts.flatMap((one, at) => (back[at]! > 0 ? [`${doubtful[one]} (−${round(back[at]!)})`] : []))];
  const said = parts.length > 0 ? `${whyLater.length > 0 ? 'Only for who asks for more' : 'Further back'}: ${parts.join('; ')}.` : '';
  return [said, ...(behindOthers && parts.length === 0 ? ['Behind others with fewer points, so that each pick has its turn.'] : [])].join(' ').trim();
}

function boxes(id: string, ids: readonly string[], kind: string): void {
  const kept = chosen(id);
  by(id).replaceChildren(...ids.map(value => { const input = Object.assign(document.createElement('input'), { type: 'checkbox', value, checked: kept.includes(value) }); const label = element('label', [input]); label.append(words[`${kind}.${value}`] ?? value); return label; }));
}
const chosen = (id: string): string[] => [...by(id).querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);

function wishes(): Wishes {
  const postcode = readPostcode(text('postcode'));
  const age = Number(text('age'));
  return {
    areas: chosen('areas').filter(isArea), interests: chosen('interests'), needs: chosen('needs') as Need[], times: chosen('times') as Time[],
    ...(postcode !== undefined && { postcode }), ...(age > 0 && { age: { from: age, to: age } }),
  };
}

interface Row extends Facts { readonly title: string }
let explained: Explanation<Row> | undefined;
let rows: readonly Row[] = [];
const directories = new Map<string, readonly Activity[]>();

const tables: Readonly<Record<Region, { readonly table: string }>> = { london, north, south };
const round = (number: number): string => (Math.round(number * 10) / 10).toLocaleString('en-GB');

async function show(): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const address = text('directory');
  const told = by('told');
  if (!directories.has(address)) {
    told.textContent = 'Reading the list …';
    const read = await readDirectory(address, today, fetch, understand, undefined, () => new Promise(done => { setTimeout(done); }));
    if ('fault' in read) { told.textContent = `The list is ${read.fault}.`; return; }
    directories.set(address, read.activities);
  }
  const activities = directories.get(address)!;
  const asked = wishes();
  const placeOf = await placesFor(asked.postcode === undefined ? [] : [asked.postcode, ...activities.flatMap(({ point, place }) => (point ? [] : place?.postcode ?? []))], async region => tables[region]);
  const classify = classifierOf(meanings);
  rows = activities.map(activity => ({ ...factsOf(activity, classify(activity), placeOf), title: activity.title }));
  explained = explain(rows, asked, asked.postcode === undefined ? undefined : placeOf(asked.postcode), today);
  by('found').hidden = false;
  told.textContent = `${explained.ideas.length} of ${rows.length} activities are chosen.`;
  by('ranked').replaceChildren(...explained.ideas.slice(0, 200).map(idea => element('tr', [
    ...[String(idea.place), idea.facts.title, round(idea.points), ...(['interests', 'area', 'help', 'distance', 'time', 'freshness'] as const).map(part => round(idea.parts[part])), idea.kilometres === undefined ? '' : `${round(idea.kilometres)} km`, noteOn(idea)].map(cell => element('td', cell)),
  ], idea.place <= 5 && !idea.isLater ? 'first' : '')));
  why();
}

function why(): void {
  const name = text('name').toLowerCase();
  const named = name === '' ? [] : rows.filter(({ title }) => title.toLowerCase().includes(name)).slice(0, 20);
  const place = (id: string): string | undefined => { const idea = explained?.ideas.find(({ facts }) => facts.id === id); return idea && `It is number ${idea.place}, with ${round(idea.points)} points (${idea.reasons.join(', ')}). ${noteOn(idea)}`; };
  by('why-not').replaceChildren(...(name === '' ? [] : named.length === 0 ? [element('p', 'Nothing in the list has this in its name.')] : [element('ul', named.map(({ id, title, interests }) =>
    element('li', [element('strong', title), document.createTextNode(`: ${place(id) ?? explained!.whyNot(id).map(reason => reasons[reason]).join(' ')} What it is about, as we see it: ${interests.map(interest => words[`interests.${interest}`] ?? interest).join(', ') || 'nothing of these areas'}.`)])))]));
}

const interestsOfAreas = (): void => { const ids = chosen('areas').filter(isArea).flatMap(area => [...areas[area]]); boxes('interests', ids, 'interests'); by('interests-group').hidden = ids.length === 0; };
boxes('areas', Object.keys(areas), 'areas');
boxes('needs', needs, 'help');
boxes('times', times, 'times');
by('areas').addEventListener('change', interestsOfAreas);
by('answers').addEventListener('submit', event => { event.preventDefault(); void show(); });
by('name').addEventListener('input', why);
