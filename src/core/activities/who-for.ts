/** Whom an activity is for, by its fields and by its words. */
import type { Activity } from './activity.ts';
import { groupWords, partOf } from './group-words.ts';
import type { Group } from './groups.ts';
import { numberOf, textOf } from './gate.ts';

/** What a record says of whom it is for. */
export interface Said {
  readonly title: string;
  readonly description: string;
  readonly terms: readonly string[];
  /** Eligibility in words. */
  readonly forWhom: readonly string[];
  readonly ages: readonly { readonly from?: unknown; readonly to?: unknown }[];
  readonly referral: unknown;
}

type Ages = { readonly from?: number; readonly to?: number };

const wholeAge = (value: unknown): number | undefined => { const age = numberOf(value); return age !== undefined && age > 0 && age < 130 ? age : undefined; };
const agesFrom = (from: number | undefined, to: number | undefined): Ages | undefined => ((from ?? to) === undefined ? undefined : { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });

/** A child's age says nothing of the grown-up who comes along. */
const withGrownUps = /\b(?:parents?|carers?|famil(?:y|ies)|mums?|mothers?|dads?|fathers?|grown[- ]?ups?|grandparents?|grandads?|guardians?|babies|baby|toddlers?|tots)\b/i;
const forChildren = /\b(?:child(?:ren)?(?:['’]s)?|kids?|juniors?|toddlers?|bab(?:y|ies)|infants?)\b/i;

const range = /\b(?:age[ds]?|ages? of|for|young people|teenagers|adults|children)?[ :]*\(?(\d{1,2})\s*(?:-|–|to|and)\s*(\d{1,2})\)?[ -]*(?:years?|yrs?|year[- ]olds?|yos?)\b|\bage[ds]?:?\s*(?:between )?(\d{1,2})\s*(?:-|–|to|and)\s*(\d{1,2})\b|\((1[4-9]|[2-9]\d)\s?[-–]\s?(1[89]|[2-9]\d)s?\)|\b(1[1-9])\s?(?:-|–|to)\s?(1[6-9]|2[0-9])(?:s\b|\?| year)/i;
/** What is counted there is no age: "over 40 years", "50+ activities". */
const noAge = "(?! (?:years?(?! olds?| of age)|people|volunteers|members|singers|groups|services|activities|miles|minutes|hours|days|weeks|months|sessions|families|households|stalls|clubs|classes|organisations|charities|languages|countries|cultures|events|schools|homes|projects|partners|books|different|local|other|of)\\b)";
const over = new RegExp(`\\b(?:over|aged|age)[- ]?(?:the age of )?(\\d{2})[- ]?(?:\\+|plus\\b|and (?:over|above|older|up)\\b|or (?:over|above|older)\\b|upwards)${noAge}|\\bover[- ](?:the age of )?(\\d{2})(?:['’]?s)?\\b${noAge}|\\b(\\d{2})\\s?(?:\\+|plus\\b(?! ?one))${noAge}|\\b(\\d{2})(?:['’]?s)? (?:and|or) (?:over|above|older)\\b`, 'i');
const under = /\bunder[- ](?:the age of )?(\d{2})(?:['’]?s)?\b|\baged? (\d{2}) (?:and|or) under\b/i;
const young = /\b(?:youth (?:club|group|project|theatre|service|centre|choir|orchestra|council|work)|teenagers?|teens?|(?:for|with|of) young people|young people(?:['’]s)? (?:aged|who|group|project|service)|scouts?|cubs|beavers|brownies|girl ?guides|guides unit|cadets|after[- ]school)\b/i;

function agesOf({ ages, title, forWhom, description }: Said): Ages | undefined {
  const [first] = ages;
  const from = wholeAge(first?.from);
  const to = wholeAge(first?.to);
  const lead = [title, ...forWhom, description.slice(0, 300)].join('. ');
  if (to !== undefined && to <= 12 && withGrownUps.test(lead)) return undefined;
  if ((from ?? to) !== undefined) return agesFrom(from, to === 100 || to === 99 || to === 120 ? undefined : to);
  const between = range.exec(lead);
  if (between) {
    const [low, high] = between.slice(1).filter(part => part !== undefined).map(Number) as [number, number];
    if (low < high && high < 120) return high <= 12 ? (withGrownUps.test(lead) ? undefined : { from: low, to: high }) : { from: low, to: high };
  }
  const above = over.exec(lead)?.slice(1).find(part => part !== undefined);
  if (above !== undefined && Number(above) >= 16 && Number(above) <= 90) return { from: Number(above) };
  const below = under.exec(lead)?.slice(1).find(part => part !== undefined);
  if (below !== undefined && Number(below) >= 11 && Number(below) <= 60) return withGrownUps.test(lead) && Number(below) <= 18 ? undefined : { to: Number(below) };
  if (young.test(`${title}. ${description.slice(0, 120)}`)) return { to: 25 };
  if (forChildren.test(title) && !withGrownUps.test(lead)) return { to: 17 };
  return undefined;
}

const women = /\b(?:wom[ae]n(?:['’]s)?[- ](?:only|group|circle|club|choir|shed|swim|walk|session|gym|network|centre|cafe|coffee|space|hour|night|evening|morning)|(?:for|just for) (?:women|ladies)\b(?! and (?:men|gentlemen))|(?:women|ladies|females?|girls)[- ]only|ladies['’]? (?:group|club|night|swim|morning|circle|who)|women (?:drop|meet|come|who)|mothers and daughters|sisters|women['’]s (?:institute|refuge)|run by women for women)/i;
const men = /\b(?:men['’]?s[- ](?:only|group|shed|club|breakfast|talk|space|circle|walk|choir|cafe|den|pie|night|evening|morning)|(?:for|just for) (?:men|blokes|lads|fellas|gents)\b(?! and (?:women|ladies))|(?:men|males?)[- ]only|men over|\w+ men in|men who|blokes|andy['’]?s man)/i;
const both = /\b(?:men and women|women and men|mixed|everyone|everybody|anyone|all welcome|women welcome|men welcome|all genders|partners|gentlemen)\b/i;

/** A name says it in one word: "Keep Fit (ladies)", "Harbour Ladies", "Dads on Saturdays". */
const womenInName = /\b(?:wom[ae]ns?|ladies|mums|mothers)\b/i;
const menInName = /\b(?:mens?|gents|gentlemen|lads|dads|fathers|blokes)\b/i;

function genderOf({ title, forWhom, description }: Said): 'women' | 'men' | undefined {
  const lead = [title, ...forWhom, description.slice(0, 220)].join('. ');
  const eligible = forWhom.join(' ');
  const name = title.replace(/['’]/g, '');
  const forWomen = women.test(lead) || (womenInName.test(name) && !menInName.test(lead)) || /^\W*(?:women|ladies)\b(?! and men)/i.test(eligible);
  const forMen = men.test(lead) || (menInName.test(name) && !womenInName.test(lead)) || /^\W*men\b(?! and women)/i.test(eligible);
  return forWomen === forMen || (both.test(lead) && !/only/i.test(lead)) ? undefined : forWomen ? 'women' : 'men';
}

const people = '(?:people|folk|adults|men|women|anyone|anybody|those|someone|somebody|everyone|residents|patients|young people|children|families|elders|survivors|visitors|members|clients)';
const patternsOf = (words: string) => ({
  // Looked for first: most records name no group at all.
  named: new RegExp(words, 'i'),
  // The whole record is about it: the name says so, or the eligibility.
  title: new RegExp(`\\b(?:${words})(?![A-Za-z0-9])(?![- ](?:friendly|aware|awareness|welcome|training|champions?|volunteers? wanted))`, 'i'),
  // It says whom it is for.
  lead: new RegExp(`\\b(?:for|of|by|supports?|helps?|help|with)\\b[^.!?;]{0,60}?\\b${people}\\b[^.!?;]{0,30}?\\b(?:with|who|living|affected|recovering|after|losing|caring|looking|experiencing|in|over|from|have|whose)\\b[^.!?;]{0,60}?\\b(?:${words})(?![A-Za-z0-9])|\\b(?:for|of) (?:\\w+ ){0,3}(?:${words})(?![A-Za-z0-9])|^\\W*(?:the |${people} (?:with|(?:living|affected by|recovering) ?(?:with|from)?|who (?:are|have|has|had|have had|has had)) (?:an? |any )?)?(?:${words})(?![A-Za-z0-9])|\\b(?:${words})(?![A-Za-z0-9])[^.!?;]{0,25}\\bonly\\b`, 'i'),
});
const known = Object.entries(groupWords).map(([group, words]) => [group, patternsOf(words)] as const);
const alsoFor = /\b(?:friendly|welcome|including|such as|e\.g|also|especially|as well as|or anyone|and anyone|open to all|all welcome|everyone|for all|whether)\b/i;

function groupsOf({ title, forWhom, description }: Said): readonly string[] {
  const eligible = forWhom.join('. ');
  const sentences = description.split(/(?<=[.!?])\s+|\n+/).slice(0, 3).filter(sentence => !alsoFor.test(sentence));
  const all = [title, eligible, ...sentences].join('\n');
  const found = known.filter(([, { named: isNamed, title: named, lead }]) => isNamed.test(all) && (named.test(title) || (eligible !== '' && !alsoFor.test(eligible) && named.test(eligible)) || sentences.some(sentence => lead.test(sentence)))).map(([group]) => group as Group);
  const wider = new Set(found.map(group => partOf[group]));
  return found.filter(group => !wider.has(group));
}

const mustBeReferred = /\b(?:by|on|through|via) (?:\w+[ /]){0,4}referral(?:s)? only|\breferrals? (?:only )?(?:from|by|through|via) (?:a |an |your |the )?(?:gp|doctor|professional|social worker|health|hospital|adult social care|agency|council)|\b(?:must|have to|need to) be referred|\bgp referral(?:s)? (?:is |are )?(?:needed|required|only)|referral (?:is )?(?:needed|required|essential)|\bneeds? a referral\b|\bprescription from your (?:gp|doctor)\b/i;
const mayJustCome = /\bself[- ]?refer(?:ral|s|red)?\b|\bno (?:referral|appointment|need to book|booking)\b|\b(?:just|simply) (?:turn up|come along|drop in)\b|\bdrop[- ]in\b|\bopen to (?:all|everyone)\b|\brefer yourself\b/i;

function referralOf({ referral, description, forWhom }: Said): boolean | undefined {
  if (typeof referral === 'boolean') return referral;
  const words = [textOf(referral, 300) ?? '', ...forWhom, description].join('. ');
  return mayJustCome.test(words) ? false : mustBeReferred.test(words) ? true : undefined;
}

/** Ages, gender, groups and whether a referral is needed. What is not said is not there. */
export function whoFor(said: Said): Pick<Activity, 'ages' | 'gender' | 'groups' | 'referral'> {
  const ages = agesOf(said);
  const gender = genderOf(said);
  const referral = referralOf(said);
  return { groups: groupsOf(said), ...(ages && { ages }), ...(gender && { gender }), ...(referral !== undefined && { referral }) };
}
