/**
 * A made-up country of activities for the bench and the tests of scale: Open Referral UK 3.0 records, any number of them,
 * the same for the same seed. None is real. They are spread as people live (unit postcodes of each district), several at
 * one hall, several of one charity, some charities in one district, some in many. Titles and descriptions are as long as
 * those of real directories (a median of some 300 characters, some over 1,000), of words that come as often as words of
 * a language do, so that they cannot be compressed better than real ones. Much is not said: see `share`.
 */
/** How often something is said or so. Three in a thousand can be done from anywhere; two have no place that can be found. */
export const share = { anywhere: 0.003, placeless: 0.002, checked: 0.55, cost: 0.45, free: 0.6, times: 0.6, ages: 0.2, access: 0.25, contact: 0.35, known: 0.7 };

/** What is offered, and how often: what people do together is mostly sport, crafts, children, cafés and faith. */
const kinds = Object.entries({
  'Coffee morning': 60, 'Lunch club': 40, 'Board games evening': 15, 'Men’s shed': 8, 'Women’s group': 15, 'Bible study': 20, 'Befriending visits': 12, 'Memory cafe': 14, 'Peer support group': 14,
  'Community choir': 30, 'Singing for the brain': 5, 'Guitar lessons': 12, 'Drumming circle': 4, 'Open mic night': 6, 'Ukulele group': 8, 'Music therapy': 3,
  'Art class': 35, 'Knit and natter': 30, 'Pottery workshop': 9, 'Photography club': 12, 'Creative writing group': 12, 'Drama group': 14, 'Woodwork for all': 6, 'Magic circle': 1,
  'Reading group': 30, 'Home library': 5, 'Museum talks': 12, 'Local history society': 18, 'Heritage volunteers': 5,
  'Community garden': 25, 'Allotment plots': 14, 'Nature walk': 18, 'Conservation volunteers': 14, 'Animal care morning': 4, 'Canal boat trips': 3, 'Birdwatching': 6,
  'Health walk': 40, 'Seated exercise': 35, 'Ballroom dance': 22, 'Swimming for adults': 25, 'Yoga': 40, 'Walking football': 25, 'Gym induction': 20, 'Cycling group': 14, 'Falls prevention': 12, 'Tai chi': 20, 'Tennis club': 22, 'Bowls club': 22,
  'Cookery class': 14, 'Community meal': 16, 'Food bank': 30, 'Digital skills': 18, 'English conversation': 14, 'Adult literacy': 6, 'Spanish for beginners': 8, 'Volunteering': 25, 'Counselling': 16, 'Mindfulness': 14, 'Bereavement cafe': 14,
  'Recovery meeting': 18, 'Stop smoking': 8, 'Benefits advice': 20, 'Debt advice': 14, 'Housing advice': 12, 'Job club': 14, 'Community transport': 12, 'Carers’ group': 25, 'Stay and play': 60, 'Parent and toddler': 60, 'Scouts': 50, 'Guides': 40,
  'LGBTQ+ social group': 8, 'Songwriting workshop': 4, 'Music recording studio': 4, 'Lunchtime concerts': 10, 'Music and memories playlists': 2, 'Art by post': 1, 'Object handling': 2, 'Life story group': 3, 'Cooking on a budget': 8, 'Healthy eating course': 8, 'Adult education course': 20, 'Befriending volunteers wanted': 8,
  'Residents’ campaign group': 8, 'Community leaders course': 3, 'Better sleep course': 4, 'Anxiety management group': 10, 'Mental health peer support group': 12, 'Energy advice': 10, 'Legal advice clinic': 8, 'Domestic abuse support': 8, 'Respite breaks for carers': 8, 'Group for carers and the people they care for': 4, 'Young carers group': 8,
});
/** What is in directories and about no interest of ours. */
const others = ['Hall hire', 'Nursery', 'Dental practice', 'Pharmacy', 'Planning enquiries', 'Council tax office', 'Registry', 'Homecare agency', 'Out of school club', 'Tuition centre'];

/** A number under 1 from some numbers, always the same. */
export function chance(...of) {
  let hash = 0x9e3779b9;
  for (const one of of) {
    hash = Math.imul(hash ^ one, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

function cumulative(weights) {
  let sum = 0;
  const sums = weights.map(weight => (sum += weight));
  return at => {
    let [low, high] = [0, sums.length - 1];
    while (low < high) { const middle = (low + high) >> 1; if (sums[middle] > at * sum) high = middle; else low = middle + 1; }
    return low;
  };
}

const pickKind = cumulative(kinds.map(([, weight]) => weight));
const syllables = ['ba', 'ken', 'lo', 'mi', 'tor', 'sha', 'wen', 'ri', 'del', 'fa', 'gol', 'hu', 'pen', 'sto', 'ver', 'ly', 'ing', 'ter', 'ed', 'al', 'mo', 'cha', 'dri', 'es', 'nor', 'wick', 'by', 'ham', 'tra', 'ou'];
const usual = 'the of and to a in is you it that for on are with as we they at be this have from or one had by not but what all were when your can there use each which she do how if will up other about out many then them these so some her would make like him into time has look two more go see no way could people my than who now find long down day did get come made may part'.split(' ');
/** Words by how usual they are: the most usual of English, then 6,000 that nobody knows. */
const words = [...usual, ...Array.from({ length: 6000 }, (_, nth) => Array.from({ length: 2 + Math.floor(chance(nth, 1) * 2.3) }, (_, at) => syllables[Math.floor(chance(nth, at, 2) * syllables.length)]).join(''))];
const pickWord = cumulative(words.map((_, rank) => 1 / (rank + 8)));
const title = text => text[0].toUpperCase() + text.slice(1);
/** So many characters of text, about. */
function prose(length, ...seed) {
  let text = '';
  for (let at = 0, inSentence = 0; text.length < length; at++, inSentence++) {
    const word = words[pickWord(chance(at, ...seed, 3))];
    const ends = inSentence > 5 && chance(at, ...seed, 4) < 0.12;
    text += (text === '' ? title(word) : inSentence === 0 ? ` ${title(word)}` : ` ${word}`) + (ends ? '.' : '');
    if (ends) inSentence = -1;
  }
  return `${text}.`;
}
const name = (...seed) => title(words[usual.length + Math.floor(chance(...seed, 5) * 6000)]);
const uuid = (...seed) => [8, 4, 4, 4, 12].map((length, part) => Array.from({ length }, (_, at) => Math.floor(chance(...seed, part, at, 6) * 16).toString(16)).join('')).join('-');
const date = (day) => new Date(Date.UTC(2026, 9, 31) - day * 86_400_000).toISOString().slice(0, 10);

/**
 * Makes a country.
 *
 * @param placeOf finds the middle of a district
 * @param counts how many unit postcodes each district has (`src/cli/directory/residents.json`)
 * @param total how many activities there are: how many are at one place follows from it
 */
export function makeCountry(placeOf, counts, total, seed = 1) {
  const districts = Object.entries(counts).flatMap(([letters, list]) => list.split(' ').flatMap(one => {
    const [number, units = '400'] = one.split(':');
    const place = placeOf(letters + number);
    return place ? [{ code: letters + number, letters, ...place, units: Number(units) }] : [];
  }));
  const whole = districts.reduce((sum, { units }) => sum + units, 0);
  const pickDistrict = cumulative(districts.map(({ units }) => units));
  const council = letters => { let sum = 0; for (const letter of letters) sum = sum * 31 + letter.charCodeAt(0); return sum; };

  /** Where people live, for those who look for something: a district, picked as people live. */
  const district = (...of) => districts[pickDistrict(chance(seed, ...of, 7))];

  function hall(of, nth) {
    // Halls stand where people live: closer together in towns.
    const spread = of.units > 600 ? 0.012 : of.units > 250 ? 0.025 : 0.045;
    const [one, two] = [chance(seed, of.units, council(of.code), nth, 8), chance(seed, council(of.code), nth, 9)];
    const way = spread * Math.sqrt(-2 * Math.log(Math.max(one, 1e-9)));
    const [inward] = [`${Math.floor(chance(nth, council(of.code), 10) * 10)}${'ABDEFGHJLN'[Math.floor(chance(nth, 11) * 10)]}${'ABDEFGHJLN'[Math.floor(chance(nth, 12) * 10)]}`];
    return { latitude: of.latitude + way * Math.cos(two * 2 * Math.PI), longitude: of.longitude + (way * Math.sin(two * 2 * Math.PI)) / 0.62, name: `${name(council(of.code), nth, 13)} Hall`, postcode: `${of.code} ${inward}`, street: `${1 + Math.floor(chance(nth, 14) * 150)} ${name(council(of.code), nth, 15)} Road`, town: name(council(of.letters), 16), nth };
  }

  /** The record of one activity, from 0 on. */
  function record(at) {
    const is = (likely, ...more) => chance(seed, at, ...more) < likely;
    const of = district(at);
    const here = Math.max(1, (total * of.units) / whole);
    const where = hall(of, Math.floor(chance(seed, at, 20) * Math.max(1, here / 3.5)));
    const isKnown = is(share.known, 21);
    const kind = isKnown ? kinds[pickKind(chance(seed, at, 22))][0] : others[Math.floor(chance(seed, at, 23) * others.length)];
    const group = chance(seed, at, 24);
    const provider = group < 0.35 ? `${where.name} Trust` : group < 0.7 ? `${name(council(of.code), Math.floor(chance(at, 25) * Math.max(1, here / 5)), 26)} ${of.code} Association` : group < 0.92 ? `${name(council(of.letters), Math.floor(chance(at, 27) * 200), 28)} Charity` : `National ${name(Math.floor(chance(at, 29) * 40), 30)}`;
    const isAnywhere = is(share.anywhere, 31);
    const isPlaceless = !isAnywhere && is(share.placeless, 32);
    const length = Math.min(1900, 60 + 240 * Math.exp((chance(seed, at, 33) + chance(seed, at, 34) + chance(seed, at, 35) - 1.5) * 1.6));
    // Directories are looked through council by council; some records are seen by themselves.
    const checked = is(0.75, 36) ? Math.floor(chance(council(of.letters), Math.floor(chance(seed, at, 37) * 6), 38) * 900) : Math.floor(chance(seed, at, 39) * 1100);
    const said = [chance(where.nth, council(of.code), 40) < share.access && 'Level access and an accessible toilet', chance(where.nth, council(of.code), 41) < 0.08 && 'Hearing loop'].filter(Boolean);
    const hour = 9 + Math.floor(chance(seed, at, 42) * 11);
    return {
      id: uuid(seed, at), name: `${name(seed, at, 43)} ${kind}`, description: `${prose(length, seed, at)}${is(0.06, 44) ? ' We can meet you at the door.' : ''}${is(0.05, 45) ? ' Bring a friend.' : ''}`, status: 'active', url: `https://${provider.toLowerCase().replace(/[^a-z]+/g, '-')}.example/${at}`,
      ...(is(share.checked, 46) && { assured_date: date(checked) }), ...(is(0.5, 47) && { email: `hello@${name(seed, at, 48).toLowerCase()}.example` }),
      organization: { id: uuid(council(provider)), name: provider },
      ...(is(share.cost, 49) && { cost_options: [{ amount: is(share.free, 50) ? 0 : Math.ceil(chance(seed, at, 51) * 16) / 2 }] }),
      ...(is(share.times, 52) && { schedules: Array.from({ length: is(0.2, 53) ? 2 : 1 }, (_, nth) => ({ freq: 'WEEKLY', byday: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][Math.floor(chance(seed, at, nth, 54) * 7)], opens_at: `${String(hour).padStart(2, '0')}:00`, closes_at: `${String(hour + 1).padStart(2, '0')}:30` })) }),
      ...(is(share.ages, 55) && { minimum_age: [16, 18, 50, 55, 60, 65][Math.floor(chance(seed, at, 56) * 6)] }),
      ...(is(share.contact, 57) && { contacts: [{ name: `${name(seed, at, 58)} ${name(seed, at, 59)}`, phones: [{ number: `07700 900${String(at % 1000).padStart(3, '0')}` }] }] }),
      attributes: isKnown ? [{ taxonomy_term: { name: kind } }] : [],
      service_at_locations: isPlaceless ? [] : [{ location: isAnywhere ? { location_type: 'virtual' } : {
        location_type: 'physical', name: where.name, latitude: Number(where.latitude.toFixed(5)), longitude: Number(where.longitude.toFixed(5)),
        addresses: [{ address_1: where.street, city: where.town, postal_code: where.postcode }], accessibility: said.map(description => ({ description })),
      } }],
    };
  }

  const pageOf = (page, size) => ({ total_items: total, total_pages: Math.ceil(total / size), page_number: page, size, first_page: page === 1, last_page: page * size >= total, empty: false, contents: Array.from({ length: Math.max(0, Math.min(size, total - (page - 1) * size)) }, (_, nth) => record((page - 1) * size + nth)) });
  return { total, district, record, pageOf };
}
