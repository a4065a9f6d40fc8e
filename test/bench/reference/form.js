/**
 * What the bench compares with: the same pages as the self-referral journey, written by hand for one charity with Lit
 * and nothing else. One language, no configuration, no engine, no retries. It works from the first page to the receipt,
 * for people who fill it in for themselves; everybody else is asked to call.
 */
import { LitElement, css, html, nothing } from 'lit';

const org = { name: 'Heath Lane Neighbours', phone: '020 7946 0000', email: 'hello@heathlane.example', hours: 'Weekdays, 9am to 5pm' };
const reader = 'Priya, our link worker,';
const within = 'within 3 working days';

const areas = {
  'Meeting people': ['A cup of tea and a chat', 'Lunch clubs', 'Cards, quizzes and games', 'Sheds and repair cafes', 'Women’s groups', 'Men’s groups', 'LGBTQ+ groups', 'Faith or culture groups', 'People who have been through the same thing', 'A friendly phone call or visit', 'Memory cafes'],
  'Music and singing': ['Singing in a group or choir', 'Singing for people with memory loss', 'Writing songs', 'Recording and making beats', 'Playing an instrument', 'Drumming', 'Performing', 'Listening to music or going to concerts', 'A playlist of music that matters to me', 'Music therapy'],
  'Art and making things': ['Drawing and painting', 'Knitting, sewing and craft', 'Pottery and clay', 'Photos and film', 'Creative writing', 'Drama', 'Woodwork', 'Magic tricks', 'Art by post'],
  'Stories, books and museums': ['Reading groups and libraries', 'Books brought to my home', 'Museums and galleries', 'Holding and talking about old things', 'Local history', 'Telling my life story', 'Helping at a museum or heritage place'],
  'Being outdoors': ['Gardening', 'Growing food', 'Walks in nature', 'Looking after green spaces', 'Animals and care farms', 'Being near or on water', 'Birds and wildlife'],
  'Moving more': ['Walking groups', 'Gentle or chair exercise', 'Dance', 'Swimming', 'Yoga, tai chi and stretching', 'Team sports and walking football', 'Gym and classes', 'Cycling', 'Strength and balance'],
  'Food and cooking': ['Cooking classes', 'Eating together', 'Cooking on a budget', 'Eating well', 'Help to get food'],
  'Learning and getting online': ['Using a phone or computer', 'Learning English', 'Reading, writing and maths', 'A course or new skill', 'Learning a language'],
  'Helping others': ['Volunteering', 'Being a friend to someone', 'Volunteering at a museum', 'Speaking up for change', 'Helping to run a group'],
  'Feeling calmer or happier': ['Someone to talk to', 'Mindfulness and relaxing', 'Sleeping better', 'Worry and stress', 'After someone has died', 'Mental health peer groups', 'Alcohol or drugs', 'Stopping smoking or losing weight'],
  'Money, work or housing': ['Benefits and money I can claim', 'Bills and debt', 'Housing and repairs', 'Heating and energy', 'Finding work or training', 'Legal advice', 'Help getting around', 'Feeling unsafe at home'],
  'Looking after someone': ['Carers groups', 'A break from caring', 'Things we can do together', 'Parents and families', 'Young carers'],
};
const notSure = 'I am not sure';
const none = 'None of these';
const anyTime = 'Any time';
const ratherNot = 'I would rather not say';
const me = 'Me';
const whoOptions = [me, 'Someone I know', 'Someone I support in my job'];
/** Ages in years, both ends included. */
const ages = { 'Under 13': [0, 12], '13 to 15': [13, 15], '16 or 17': [16, 17], '18 to 24': [18, 24], '25 to 49': [25, 49], '50 to 64': [50, 64], '65 to 79': [65, 79], '80 or over': [80, 130] };
const times = ['Weekday mornings', 'Weekday afternoons', 'Weekday evenings', 'Weekends'];
const helpOptions = ['It is free', 'It is close to home or on a bus route', 'I can do it at home or online', 'No steps, or space for a wheelchair', 'A small or quiet group', 'Someone to go with me the first time', 'I can bring a carer or a friend', 'Help with seeing or hearing', 'Easy words or more time', 'Someone who speaks my language', 'A place for my child, or for the person I care for'];
const postcodeInstead = ['I do not know it', 'I do not have a fixed address'];
const gpInstead = ['I do not have a GP', 'I do not know'];
const interpreter = 'Someone who speaks my language';
const somethingElse = 'Something else';
const commsOptions = ['Large print', 'Easy words and pictures', 'Braille', 'Something I can listen to', 'A British Sign Language (BSL) interpreter', interpreter, 'To see your face when you speak', 'A hearing loop', 'More time', 'Someone with me when we talk', 'Text or email, and no phone calls', somethingElse];
const nameParts = { first: ['First name', 'given-name'], last: ['Last name', 'family-name'], called: ['What should we call you? (optional)', 'nickname'] };
const ways = {
  'Phone call': { label: 'Your phone number', type: 'tel', autocomplete: 'tel', safe: 'Is it safe to leave a message?', wrong: 'Check the phone number. It should have 10 or 11 numbers', fits: text => /^\+?\d{10,12}$/.test(text.replace(/[\s()-]/g, '')) },
  'Text message': { label: 'Your mobile number', type: 'tel', autocomplete: 'tel', safe: 'Is it safe to send you a text?', wrong: 'Check the mobile number. It should have 11 numbers', fits: text => /^(\+44|0)7\d{9}$/.test(text.replace(/[\s()-]/g, '')) },
  'Email': { label: 'Your email address', type: 'email', autocomplete: 'email', safe: 'Is it safe to send you an email?', wrong: 'Check the email address. It should look like name@example.com', fits: text => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) },
  'Letter': { label: 'Your address', lines: true, autocomplete: 'street-address', safe: 'Is it safe to send you a letter?', wrong: 'Write the address we should send a letter to', fits: text => text.trim().length > 9 },
  'Another way': { label: 'How can we reach you?', lines: true, autocomplete: 'off', hint: 'For example, through a library, a day centre or a friend.', safe: 'Is it safe to leave a message there?', wrong: 'Write how we can reach you', fits: text => text.trim() !== '' },
};
const postcodeShape = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const agreement = `Yes, ${org.name} can use what I told you, and anything I said about my health, to help me`;
const tellGp = 'Yes, you can tell my GP surgery that I asked for help';

const headings = {
  start: 'Find things to do near you', who: 'Who is this for?', where: 'What is your postcode?', age: 'How old are you?', matters: 'What matters to you right now?', help: 'What would help you take part?', when: 'When could you go? (optional)', ideas: 'Ideas for you',
  call: 'Would you like a link worker to get in touch?', name: 'What is your name?', 'contact-by': 'How should we get in touch?', contact: 'How can we reach you?',
  comms: 'Do you need help to talk with us or read our letters? (optional)', 'comms-language': 'Which language do you speak?', 'comms-other': 'What else would help you talk with us? (optional)', gp: 'Which GP surgery do you use? (optional)',
  more: 'Is there anything else you want to tell us? (optional)', privacy: 'How we use what you tell us', check: 'Check your answers', done: 'We have your answers',
};
const notKept = 'We have not kept or sent any of your answers.';
const stops = {
  'not-today': ['That is fine', notKept],
  'for-others': ['Please call us', 'They need to say yes before we can take their answers.', `We can talk about it together. Call ${org.phone}.`],
  'under-13': ['This form is for people aged 13 and over', 'You can talk to a grown-up you trust, at home or at school. They can ask for help with you.', 'You can call Childline on 0800 1111. It is free, day or night.', `Your parent or carer can call us on ${org.phone}.`, notKept],
  'too-young': ['We cannot take your answers here yet', 'This form is for older people. That does not mean there is no help for you.', `You can call us on ${org.phone}, and we can tell you where to go.`, 'You can call Childline on 0800 1111. It is free, day or night.', notKept],
};
const nothingYet = { matters: [], interests: {}, help: [], when: [], comms: [], name: {}, instead: {} };

/** The parts of the week when a service meets. */
const timesOf = ({ schedules = [] }) => schedules.flatMap(({ byday = '', opens_at: opens = '' }) => byday.split(',').map(day => times[/S[AU]$/.test(day) ? 3 : opens < '12' ? 0 : opens < '17' ? 1 : 2]));

/** Services for an age that match the words that the person picked, the most matches first. */
function matching(services, picked, [from, to], when) {
  const words = [...new Set(picked.join(' ').toLowerCase().match(/[a-z]{4,}/g) ?? [])].map(word => word.replace(/(ing|s)$/, '')).filter(word => !['with', 'that', 'thing', 'someone', 'group', 'been', 'through', 'people'].includes(word));
  const today = new Date().toISOString().slice(0, 10);
  return services
    .filter(service => service.status === 'active' && (service.minimum_age ?? 0) <= to && (service.maximum_age ?? to) >= from && !(service.schedules ?? []).some(({ valid_to: until }) => until && until < today))
    .map(service => {
      const text = `${service.name} ${service.description ?? ''}`.toLowerCase();
      const points = words.filter(word => text.includes(word)).length;
      return { service, points: points > 0 && timesOf(service).some(time => when.includes(time)) ? points + 1 : points };
    })
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .slice(0, 5)
    .map(({ service }) => service);
}

class PlainForm extends LitElement {
  static properties = { page: { state: true }, answers: { state: true }, error: { state: true }, services: { state: true }, found: { state: true }, removed: { state: true }, status: { state: true }, receipt: { state: true }, notice: { state: true } };

  static styles = css`
    :host { display: block; }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    .root { font: 400 1.1875rem/1.5 system-ui, sans-serif; color: #1c2229; background: #fcfaf6; border: 2px solid #e0d9ce; border-top: 4px solid #005552; border-radius: 0.3em 0.3em 0.9em 0.9em; padding: 0.5em clamp(0.85em, 4vw, 1.75em) 1.5em; }
    .step { max-width: 38em; min-height: 22em; padding: 0.75em 0 3em; }
    h2 { font-size: 1.5em; line-height: 1.25; }
    h3 { font-size: 1.1em; }
    p, ul, dl, .tiles, .field { margin-top: 0.75em; }
    ul { list-style: none; display: grid; gap: 0.75em; }
    fieldset { border: 0; min-width: 0; }
    button, input, textarea { font: inherit; color: inherit; }
    button, label { cursor: pointer; }
    a, .link { color: #005552; }
    .hint { color: #3c434a; }
    .top { min-height: 2.75em; }
    .link { border: 0; background: none; min-height: 2.55em; min-width: 2.55em; text-decoration: underline; font-weight: 500; }
    .main, .plain { min-height: 3em; padding: 0.55em 1.5em; border: 2px solid #005552; border-radius: 0.6em; font-weight: 700; width: 100%; margin-top: 1.5em; }
    .main { background: #005552; color: #fff; }
    .main:hover { background: #003f3c; }
    .plain { background: #fff; color: #005552; }
    .tiles { display: grid; gap: 0.5em; }
    .tile { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0.75em; min-height: 3.5em; padding: 0.5em 0.8em; background: #fff; border: 2px solid #7f766b; border-radius: 0.6em; font-weight: 500; line-height: 1.3; }
    .tile:hover { border-color: #005552; }
    .tile:has(:checked) { background: #cdefec; border-color: #005552; }
    .tile input { width: 1.5em; height: 1.5em; accent-color: #005552; }
    .field > label { display: block; font-weight: 500; }
    .input { display: block; width: 100%; min-height: 3em; margin-top: 0.35em; padding: 0.5em 0.75em; border: 2px solid #7f766b; border-radius: 0.6em; background: #fff; }
    .short { max-width: 8.5em; font-size: 1.2em; }
    .error { margin-bottom: 1em; padding: 0.75em 1em; background: #ffefed; color: #901114; border: 2px solid #901114; border-left-width: 8px; border-radius: 0.6em; font-weight: 700; }
    .card { background: #fff; border: 2px solid #e0d9ce; border-radius: 0.9em; padding: 1em; }
    .sent { background: #e8f6ea; border-color: #1b552c; }
    dl > div { display: grid; grid-template-columns: 1fr auto; padding: 0.75em 0; border-top: 2px solid #e0d9ce; }
    dt { color: #3c434a; }
    dd { grid-column: 1; font-weight: 500; }
    dd.change { grid-column: 2; grid-row: 1; }
    .reference { font-size: 1.5em; font-weight: 700; }
    .row { display: flex; flex-wrap: wrap; gap: 0.5em; margin-top: 0.75em; }
    .pill { min-height: 2.55em; padding: 0.25em 1em; border: 2px solid #005552; border-radius: 2em; background: #fff; color: #005552; font-weight: 500; }
    .foot { border-top: 2px solid #e0d9ce; padding-top: 1em; }
    :focus-visible { outline: 3px solid #1c2229; outline-offset: 3px; box-shadow: 0 0 0 3px #ffdc4f; }
    :is(h2, .error):focus { outline: none; box-shadow: none; }
    @media (min-width: 40em) {
      .two { grid-template-columns: 1fr 1fr; }
      .main, .plain { width: auto; min-width: 9em; }
    }
  `;

  constructor() {
    super();
    this.clear();
  }

  clear() {
    this.page = 'start';
    this.answers = nothingYet;
    this.error = '';
    this.services = undefined;
    this.found = [];
    this.removed = [];
    this.status = '';
    this.receipt = undefined;
    this.notice = '';
    this.changing = false;
  }

  get pages() {
    const interests = this.answers.matters.filter(area => area !== notSure).map(area => `interests.${area}`);
    const comms = [[interpreter, 'comms-language'], [somethingElse, 'comms-other']].filter(([words]) => this.answers.comms.includes(words)).map(([, page]) => page);
    return ['start', 'who', 'where', 'age', 'matters', ...interests, 'help', 'when', 'ideas', 'call', 'name', 'contact-by', 'contact', 'comms', ...comms, 'gp', 'more', 'privacy', 'check'];
  }

  /** Whether a surgery was written, so that there is one to tell. */
  get hasGp() {
    return Boolean(this.answers.gp?.trim() && !this.answers.instead.gp);
  }

  get ideas() {
    return this.found.filter(({ id }) => !this.removed.includes(id));
  }

  set(key, value) {
    this.answers = { ...this.answers, [key]: value };
  }

  wrong(page = this.page) {
    const { answers } = this;
    if (page.startsWith('interests.')) return answers.interests[page.slice(10)]?.length ? '' : 'Pick at least one, or tell us you are not sure';
    switch (page) {
      case 'who': return answers.who ? '' : 'Pick one answer';
      case 'where':
        if (answers.instead.where) return '';
        if (!answers.postcode?.trim()) return 'Write your postcode, or pick one of the answers below it';
        return postcodeShape.test(answers.postcode.toUpperCase().replace(/[^A-Z\d]/g, '')) ? '' : 'Check the postcode. It should look like NW1 2DB';
      case 'age': return answers.age ? '' : 'Pick one answer, or tell us you would rather not say';
      case 'matters': return answers.matters.length === 0 ? 'Pick at least one, or tell us you are not sure' : answers.matters.length > 3 ? `You picked ${answers.matters.length}. Pick up to 3` : '';
      case 'help': return answers.help.length > 0 ? '' : `Pick at least one, or ${none}`;
      case 'call': return answers.call ? '' : 'Pick one answer';
      case 'name': return answers.name.first?.trim() || answers.name.last?.trim() ? '' : 'Write a name in the first box or the second';
      case 'contact-by': return answers.way ? '' : 'Pick how we should get in touch';
      case 'contact': {
        const way = ways[answers.way];
        return !way.fits(answers.to ?? '') ? way.wrong : answers.safe ? '' : 'Tell us if it is safe to get in touch that way';
      }
      case 'comms-language': return answers.language?.trim() ? '' : 'Write the language';
      case 'privacy': return answers.agreed ? '' : 'Tick the box if you agree. If you do not agree, we cannot send your answers';
      default: return '';
    }
  }

  /** The page where an answer ends the way, with nothing kept. */
  stop() {
    const { answers, page } = this;
    if (page === 'who' && answers.who !== me) return 'for-others';
    if (page === 'age') return { 'Under 13': 'under-13', '13 to 15': 'too-young' }[answers.age];
    return page === 'call' && answers.call === 'No, not today' ? 'not-today' : undefined;
  }

  async show(page) {
    this.page = page;
    this.error = '';
    this.notice = '';
    if (page === 'ideas') this.find();
    await this.updateComplete;
    this.renderRoot.querySelector('h2').focus({ preventScroll: true });
    this.renderRoot.querySelector('.root').scrollIntoView();
  }

  async next(event) {
    event?.preventDefault();
    this.error = this.wrong();
    if (this.error) {
      await this.updateComplete;
      this.renderRoot.querySelector('.error').focus();
      return;
    }
    const stop = this.stop();
    if (stop) {
      this.clear();
      this.show(stop);
      return;
    }
    if (this.page === 'comms-other') this.set('other', this.answers.other ?? '');
    const { pages } = this;
    const at = pages.indexOf(this.page);
    const missing = this.changing && pages.find(page => this.wrong(page) || (page === 'comms-other' && this.answers.other === undefined));
    if (this.changing && !missing) {
      this.changing = false;
      this.show('check');
    } else this.show(missing || pages[at + 1]);
  }

  back() {
    const { pages } = this;
    const page = this.changing ? 'check' : pages[pages.indexOf(this.page) - 1];
    this.changing = false;
    this.show(page);
  }

  change(page) {
    this.changing = true;
    this.show(page);
  }

  async find() {
    const { matters, interests, age, when } = this.answers;
    try {
      if (!Array.isArray(this.services)) {
        this.services = 'looking';
        const response = await fetch('/directory/services');
        this.services = (await response.json()).contents;
      }
      this.found = matching(this.services, [...matters, ...Object.values(interests).flat()].filter(words => words !== notSure), ages[age] ?? [0, 130], when);
    } catch {
      this.services = 'unreachable';
    }
  }

  async send() {
    if (this.status === 'sending') return;
    this.status = 'sending';
    const id = crypto.randomUUID();
    try {
      const body = JSON.stringify({ id, createdAt: new Date().toISOString(), answers: this.answers, ideas: this.ideas.map(({ id: idea, name }) => ({ id: idea, title: name })) });
      const response = await fetch('/api/submissions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      const receipt = await response.json();
      if (!response.ok || receipt.id !== id) throw new Error('no receipt');
      this.receipt = receipt;
      this.status = '';
      this.answers = nothingYet;
      this.show('done');
    } catch {
      this.status = 'failed';
    }
  }

  tile(type, words, checked, onChange) {
    return html`<label class="tile"><span>${words}</span><input type=${type} name="choice" .checked=${checked} @change=${event => onChange(event.target.checked)}></label>`;
  }

  one(key, options) {
    return html`<div class="tiles">${options.map(words => this.tile('radio', words, this.answers[key] === words, () => this.set(key, words)))}</div>`;
  }

  many(options, chosen, alone, onChosen) {
    const toggle = (words, on) => onChosen(!on ? chosen.filter(word => word !== words) : words === alone ? [alone] : [...chosen.filter(word => word !== alone), words]);
    return html`<div class="tiles ${options.length > 6 ? 'two' : ''}">${options.map(words => this.tile('checkbox', words, chosen.includes(words), on => toggle(words, on)))}</div>
      <p>or</p><div class="tiles">${this.tile('checkbox', alone, chosen.includes(alone), on => toggle(alone, on))}</div>`;
  }

  /** What can be said instead of writing, below a field. */
  instead(page, options) {
    const { instead } = this.answers;
    return html`<p>or</p><div class="tiles">${options.map(words => this.tile('checkbox', words, instead[page] === words, on => this.set('instead', { ...instead, [page]: on ? words : undefined })))}</div>`;
  }

  fields() {
    const { answers, page } = this;
    const typed = key => event => this.set(key, event.target.value);
    if (page.startsWith('interests.')) {
      const area = page.slice(10);
      return html`<p class="hint">Pick as many as you like.</p>${this.many(areas[area], answers.interests[area] ?? [], notSure, chosen => this.set('interests', { ...answers.interests, [area]: chosen }))}`;
    }
    switch (page) {
      case 'who': return this.one('who', whoOptions);
      case 'where': return html`<p class="hint">For example, NW1 2DB.</p>
        <div class="field"><label for="postcode">Postcode</label><input class="input short" id="postcode" autocomplete="postal-code" autocapitalize="characters" spellcheck="false" .value=${answers.postcode ?? ''} @input=${typed('postcode')}></div>
        ${this.instead('where', postcodeInstead)}`;
      case 'age': return html`<p class="hint">Some groups are for certain ages.</p>${this.one('age', Object.keys(ages))}<p>or</p>${this.one('age', [ratherNot])}`;
      case 'matters': return html`<p class="hint">Pick up to 3. There are no wrong answers.</p>${this.many(Object.keys(areas), answers.matters, notSure, chosen => this.set('matters', chosen))}
        ${answers.matters.length > 0 ? html`<p role="status">You have picked ${answers.matters.length}.</p>` : nothing}`;
      case 'help': return html`<p class="hint">Pick all that you need.</p>${this.many(helpOptions, answers.help, none, chosen => this.set('help', chosen))}`;
      case 'when': return this.many(times, answers.when, anyTime, chosen => this.set('when', chosen));
      case 'call': return html`<p class="hint">They listen, and help you try new things. It is free.</p>${this.one('call', ['Yes, please', 'No, not today'])}`;
      case 'name': return html`<p class="hint">If you have one name, write it in the first box.</p>${Object.entries(nameParts).map(([part, [words, autocomplete]]) => html`<div class="field"><label for=${part}>${words}</label><input class="input" id=${part} autocomplete=${autocomplete} spellcheck="false" .value=${answers.name[part] ?? ''} @input=${event => this.set('name', { ...answers.name, [part]: event.target.value })}></div>`)}`;
      case 'contact-by': return html`<div class="tiles">${Object.keys(ways).map(way => this.tile('radio', way, answers.way === way, () => { this.answers = { ...answers, way, to: undefined, safe: undefined }; }))}</div>`;
      case 'contact': {
        const way = ways[answers.way];
        return html`<div class="field"><label for="to">${way.label}</label>${way.hint ? html`<p class="hint">${way.hint}</p>` : nothing}${way.lines
          ? html`<textarea class="input" id="to" rows="4" autocomplete=${way.autocomplete} .value=${answers.to ?? ''} @input=${typed('to')}></textarea>`
          : html`<input class="input" id="to" type=${way.type} autocomplete=${way.autocomplete} .value=${answers.to ?? ''} @input=${typed('to')}>`}</div>
          <fieldset class="field"><legend>${way.safe}</legend>${this.one('safe', ['Yes', 'No', notSure])}</fieldset>
          ${answers.way === 'Phone call' ? html`<div class="field"><label for="best">Best time to call (optional)</label><input class="input" id="best" autocomplete="off" .value=${answers.best ?? ''} @input=${typed('best')}></div>` : nothing}`;
      }
      case 'comms': return html`<p class="hint">Pick all that you need.</p>${this.many(commsOptions, answers.comms, none, chosen => this.set('comms', chosen))}`;
      case 'comms-language': return html`<input class="input" aria-label=${headings[page]} autocomplete="off" .value=${answers.language ?? ''} @input=${typed('language')}>`;
      case 'comms-other': return html`<input class="input" aria-label=${headings[page]} autocomplete="off" .value=${answers.other ?? ''} @input=${typed('other')}>`;
      case 'gp': return html`<p class="hint">We will not tell them unless you say we can.</p>
        <div class="field"><label for="gp">Name of the surgery</label><input class="input" id="gp" autocomplete="off" .value=${answers.gp ?? ''} @input=${typed('gp')}></div>
        ${this.instead('gp', gpInstead)}`;
      case 'more': return html`<p class="hint">Please do not use this box if you need help now. ${reader} reads it ${within}.</p><textarea class="input" rows="5" aria-label=${headings.more} .value=${answers.more ?? ''} @input=${typed('more')}></textarea>`;
      case 'privacy': return html`<p>We share your answers with ${org.name} so they can help you.</p><p>Some of your answers may be about your health. We need you to say yes before we can use them.</p><p>You can change your mind at any time. Call ${org.phone}.</p>
        <div class="tiles">${this.tile('checkbox', agreement, answers.agreed === true, on => this.set('agreed', on))}${this.hasGp ? this.tile('checkbox', `${tellGp} (optional)`, answers.tellGp === true, on => this.set('tellGp', on)) : nothing}</div>`;
      default: return nothing;
    }
  }

  ideasList() {
    const { ideas, services } = this;
    if (services === 'looking') return html`<p role="status">Looking for ideas near you…</p>`;
    return html`<p role="status">${services === 'unreachable' ? 'We could not reach the list of activities. You can go on.' : ideas.length > 0 ? `We found ${ideas.length} ideas for you.` : 'We did not find a match in our list today.'}</p>
      <ul>${ideas.map(({ id, name, description, cost_options: costs = [], schedules = [], service_at_locations: places = [], contacts = [] }) => {
        const phone = contacts[0]?.phones?.[0]?.number;
        const address = places[0]?.location?.addresses?.[0];
        return html`<li class="card"><h3>${name}</h3><p>${description}</p>
          <p>Cost: ${costs[0] ? costs[0].amount > 0 ? `£${costs[0].amount}` : 'Free' : 'Ask about the cost'}</p>
          <p>When: ${schedules[0]?.opens_at ? `${schedules[0].byday ?? ''} ${schedules[0].opens_at}` : 'Ask when it is'}</p>
          <p>Where: ${address ? `${places[0].location.name}, ${address.postal_code}` : 'Ask where it is'}</p>
          ${phone ? html`<p><a href="tel:${phone}">Call ${phone}</a></p>` : nothing}
          <button class="link" type="button" @click=${() => { this.removed = [...this.removed, id]; }}>Not for me</button></li>`;
      })}<li class="card"><h3>Talk to a link worker</h3><p>A link worker listens, knows the area, and can come with you the first time.</p><p><a href="tel:${org.phone}">Call ${org.phone}</a></p></li></ul>
      ${ideas.length > 0 ? this.takeHome() : nothing}
      <button class="main" type="button" @click=${() => this.next()}>Continue</button>`;
  }

  /** What was answered: the page, what it asked, and the answer in words. */
  said() {
    const { answers } = this;
    const { first, last, called } = answers.name;
    const skipped = 'You skipped this';
    const listed = chosen => chosen.join(', ') || skipped;
    const all = {
      who: answers.who, where: answers.instead.where ?? answers.postcode, age: answers.age, matters: listed(answers.matters), help: listed(answers.help), when: listed(answers.when),
      ideas: this.ideas.map(({ name }) => name).join(', ') || 'None', call: answers.call, name: [[first, last].filter(Boolean).join(' '), called && `Call me ${called}`].filter(Boolean).join(', '), 'contact-by': answers.way,
      contact: answers.way && [answers.to, `${ways[answers.way].safe} ${answers.safe}`, answers.best && `Best time to call: ${answers.best}`].filter(Boolean).join(', '),
      comms: listed(answers.comms), 'comms-language': answers.language, 'comms-other': answers.other || skipped, gp: answers.instead.gp ?? (answers.gp || skipped), more: answers.more || skipped,
      privacy: [agreement, this.hasGp && answers.tellGp && tellGp].filter(Boolean).join(', '),
    };
    const { pages } = this;
    return pages.slice(0, pages.indexOf(this.page)).filter(page => page !== 'start').map(page => (page.startsWith('interests.')
      ? [page, `${page.slice(10)}: which of these would you like to try?`, answers.interests[page.slice(10)].join(', ')]
      : [page, page === 'ideas' ? 'Ideas we will tell them about' : headings[page], all[page]]));
  }

  /** The sheet that a person takes home, as plain text. */
  sheet() {
    const ideas = this.ideas.map(({ name, description, contacts = [] }) => [name, description, contacts[0]?.phones?.[0] && `Call ${contacts[0].phones[0].number}`].filter(Boolean).join('\n  '));
    const told = this.said().filter(([page]) => page !== 'ideas').map(([, heading, value]) => `${heading}\n  ${value}`);
    const made = `Made on ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date())}`;
    return `${['My what-matters sheet', made, 'IDEAS FOR ME', ...ideas, 'WHAT I SAID', ...told, 'SOMEONE TO TALK TO', `${org.name}\n  Call ${org.phone}\n  Email ${org.email}\n  ${org.hours}`].join('\n\n')}\n`;
  }

  takeHome() {
    const copy = () => navigator.clipboard.writeText(this.sheet()).then(() => { this.notice = 'Copied. You can paste it where you like.'; }, () => { this.notice = 'We could not copy it. Try to save or print it.'; });
    const save = () => {
      const address = URL.createObjectURL(new Blob(['\ufeff', this.sheet()], { type: 'text/plain;charset=utf-8' }));
      Object.assign(document.createElement('a'), { href: address, download: 'what-matters.txt' }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    };
    return html`<h3>Keep a copy for yourself</h3><p class="hint">If others use this phone or computer, print it or do not keep it here.</p>
      <div class="row"><button class="pill" type="button" @click=${() => print()}>Print</button><button class="pill" type="button" @click=${copy}>Copy</button><button class="pill" type="button" @click=${save}>Save as a file</button></div>
      <p role="status">${this.notice}</p>`;
  }

  checkList() {
    return html`<p>Nothing has been sent yet. You can change anything.</p>
      <dl class="card">${this.said().map(([page, heading, value]) => html`<div><dt>${heading}</dt><dd>${value}</dd><dd class="change"><button class="link" type="button" aria-label="Change: ${heading}" @click=${() => this.change(page)}>Change</button></dd></div>`)}</dl>
      <p>${reader} at ${org.name} reads your answers ${within}.</p>
      ${this.takeHome()}
      ${this.status === 'failed' ? html`<p class="error" role="alert">We could not send your answers. Please try again, or call ${org.phone}.</p>` : nothing}
      <button class="main" type="button" @click=${() => this.send()}>${this.status === 'sending' ? 'Sending…' : `Send to ${org.name}`}</button>`;
  }

  step() {
    const { page } = this;
    const [stopped, ...lines] = stops[page] ?? [];
    const heading = html`<h2 tabindex="-1">${stopped ?? (page.startsWith('interests.') ? `${page.slice(10)}: which of these would you like to try?` : headings[page])}</h2>`;
    if (stopped) return html`${heading}${lines.map(line => html`<p>${line}</p>`)}<button class="plain" type="button" @click=${() => this.show('start')}>Start again</button>`;
    switch (page) {
      case 'start': return html`${heading}<p>This helps you find groups and support in your area.</p>
        <ul><li>It takes about 5 minutes. You can stop at any time.</li><li>You do not need to give your name to see ideas.</li><li>If you want, a link worker can get in touch. That is a person who listens and helps you try new things.</li></ul>
        <button class="main" type="button" @click=${() => this.next()}>Start</button>`;
      case 'ideas': return html`${heading}${this.ideasList()}`;
      case 'check': return html`${heading}${this.checkList()}`;
      case 'done': return html`<div class="card sent" role="status">${heading}<p>Sent to ${org.name}.</p></div>
        <p>${reader} reads your answers ${within}. Then they get in touch with you, the way you asked.</p>
        <div class="field card"><p>Your reference</p><p class="reference">${this.receipt.reference}</p></div>
        <p>If you need help sooner, <a href="tel:${org.phone}">call ${org.phone}</a>.</p><button class="plain" type="button" @click=${() => print()}>Print this page</button>`;
      default: return html`${this.error ? html`<p class="error" role="alert" tabindex="-1">${this.error}</p>` : nothing}
        <form novalidate @submit=${event => this.next(event)}><fieldset><legend>${heading}</legend>${this.fields()}</fieldset><button class="main">Continue</button></form>`;
    }
  }

  render() {
    const canGoBack = !['start', 'done'].includes(this.page) && !stops[this.page];
    return html`<div class="root">
      <div class="top">${canGoBack ? html`<button class="link" type="button" @click=${() => this.back()}>Back</button>` : nothing}</div>
      <div class="step">${this.step()}</div>
      <div class="foot"><h3>Prefer to talk?</h3><p class="hint">${org.name}. ${org.hours}</p>
        <p><a href="tel:${org.phone}">Call ${org.phone}</a> &nbsp; <a href="mailto:${org.email}">Email ${org.email}</a></p>
        ${canGoBack ? html`<button class="link" type="button" @click=${() => { this.clear(); this.show('start'); }}>Clear my answers</button>` : nothing}</div>
    </div>`;
  }
}
customElements.define('plain-form', PlainForm);
