/** The columns of a spreadsheet, and the fields of a plain list: each with what it means, an example, and other names for it. */

/** One column. */
export interface Column {
  /** What it holds, for the person who writes the list. */
  readonly means: string;
  readonly example: string;
  /** Other names, as spreadsheets have them: small letters and digits, one space between words. */
  readonly also: readonly string[];
}

export const columns = {
  title: { means: 'what it is called; needed', example: 'Knit and natter', also: ['name', 'activity', 'activity name', 'service', 'service name', 'event', 'event name', 'group', 'group name'] },
  about: { means: 'what happens there, in a few plain sentences', example: 'We knit, talk and drink tea. Bring nothing.', also: ['description', 'details', 'summary', 'information', 'info', 'what'] },
  provider: { means: 'who runs it', example: 'Heath Lane Neighbours', also: ['organisation', 'organization', 'organisation name', 'organization name', 'charity', 'run by', 'organiser', 'organizer'] },
  when: { means: 'days and times, in words', example: 'Mon and Wed 10:00-12:00', also: ['days', 'day', 'times', 'time', 'days and times', 'day and time', 'schedule', 'opening times', 'opening hours', 'date', 'dates'] },
  rrule: { means: 'days as a rule of iCalendar, where you have one; then dates are shown', example: 'FREQ=WEEKLY;BYDAY=MO,WE', also: ['rule', 'recurrence'] },
  start: { means: 'its first day, or its only day: YYYY-MM-DD or DD/MM/YYYY', example: '2026-12-07', also: ['start date', 'first date', 'starts'] },
  end: { means: 'its last day; after that it is not shown', example: '2027-03-29', also: ['end date', 'last date', 'ends', 'until', 'expires'] },
  from: { means: 'when it begins, with a rule or a single day', example: '10:00', also: ['start time', 'opens', 'opens at'] },
  to: { means: 'when it stops', example: '12:00', also: ['end time', 'finish time', 'closes', 'closes at'] },
  where: { means: 'the name of the place; or "online", "by phone", "by post", "at home"', example: 'Heath Lane Hall', also: ['venue', 'place', 'location', 'venue name', 'location name'] },
  address: { means: 'street and town', example: '4 Heath Lane, London', also: ['street', 'street address', 'address 1', 'venue address', 'full address'] },
  postcode: { means: 'the postcode of the place: without it nobody can see how far it is', example: 'NW5 2AB', also: ['post code', 'postal code', 'zip'] },
  latitude: { means: 'of the place, in degrees', example: '51.5541', also: ['lat'] },
  longitude: { means: 'of the place, in degrees', example: '-0.1437', also: ['lon', 'lng', 'long'] },
  cost: { means: 'pounds, or words; 0 or "free" is free', example: '£2', also: ['price', 'fee', 'fees', 'costs', 'charge', 'charges', 'how much'] },
  age_from: { means: 'the youngest age it is for', example: '18', also: ['min age', 'minimum age', 'age min', 'from age'] },
  age_to: { means: 'the oldest age it is for', example: '25', also: ['max age', 'maximum age', 'age max', 'to age'] },
  for: { means: 'who it is for, in words', example: 'Carers', also: ['who for', 'who is it for', 'for whom', 'eligibility', 'audience', 'suitable for', 'target group'] },
  access: { means: 'access for disabled people, in words', example: 'Step-free. Hearing loop.', also: ['accessibility', 'disabled access', 'access needs'] },
  languages: { means: 'languages it is held in, with commas between them', example: 'English, Somali', also: ['language'] },
  how: { means: 'how people take part: in person, online, phone, post, home visit', example: 'in person', also: ['format', 'delivery', 'online or in person', 'attendance', 'mode'] },
  referral: { means: 'whether somebody must refer people: yes or no', example: 'no', also: ['referral needed', 'referral required', 'needs referral', 'how to refer'] },
  kinds: { means: 'what kind of thing it is, with commas between the kinds', example: 'Craft, Social group', also: ['kind', 'category', 'categories', 'type', 'types', 'tags', 'themes', 'theme', 'interests'] },
  area: { means: 'the area whose people it serves, in words', example: 'Camden', also: ['serves', 'borough', 'coverage', 'area served', 'service area'] },
  contact: { means: 'who meets people, or whom to ask: a name', example: 'Sam', also: ['contact name', 'leader', 'led by', 'who meets you', 'host'] },
  phone: { means: 'a telephone number', example: '020 7946 0000', also: ['telephone', 'tel', 'phone number', 'contact number', 'telephone number', 'mobile', 'contact phone'] },
  email: { means: 'an email address', example: 'hello@heathlane.example', also: ['e mail', 'email address', 'contact email'] },
  url: { means: 'a web page: https', example: 'https://heathlane.example/knit', also: ['link', 'website', 'web', 'webpage', 'web site', 'more information', 'booking link'] },
  status: { means: 'active, or nothing; anything else is not shown', example: 'active', also: ['state', 'open or closed'] },
  checked: { means: 'the day on which somebody last checked all this: YYYY-MM-DD or DD/MM/YYYY', example: '2026-11-02', also: ['last checked', 'updated', 'last updated', 'reviewed', 'updated at', 'last modified'] },
  id: { means: 'a number or short name that stays the same; without it the title counts', example: 'knit-1', also: ['identifier', 'ref', 'reference'] },
} as const satisfies Readonly<Record<string, Column>>;

/** The name of a column. */
export type ColumnName = keyof typeof columns;

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z\d]+/g, ' ').trim();
const names = new Map<string, ColumnName>(Object.entries(columns).flatMap(([name, { also }]) => [name, ...also].map(each => [plain(each), name as ColumnName] as const)));

/** The column that a heading names, or nothing. */
export const columnOf = (heading: string): ColumnName | undefined => names.get(plain(heading));

/** Whether a row is a header: one column says what things are called, and another says anything else. */
export const isHeader = (row: readonly string[]): boolean => {
  const known = new Set(row.map(columnOf));
  known.delete(undefined);
  return known.has('title') && known.size > 1;
};
