/**
 * What the bench compares with: the same pages as the self-referral journey, written by hand for one charity with Lit
 * and nothing else. One language, no configuration, no engine, no retries. It works from the first page to the receipt.
 */
import { LitElement, css, html, nothing } from 'lit';

const org = { name: 'Heath Lane Neighbours', phone: '020 7946 0000', email: 'hello@heathlane.example', hours: 'Weekdays, 9am to 5pm' };
const reader = 'Priya, our link worker,';
const within = 'within 3 working days';

const areas = {
  'Meeting people': ['A cup of tea and a chat', 'Lunch clubs', 'Cards, quizzes and games', 'Sheds and repair cafes', 'Women’s groups', 'Men’s groups', 'LGBTQ+ groups', 'Faith or culture groups', 'People who have been through the same thing', 'A friendly phone call or visit', 'Memory cafes'],
  'Music and singing': ['Singing in a group or choir', 'Singing groups for people with memory loss', 'Writing songs', 'Recording songs and making beats', 'Playing an instrument', 'Drumming', 'Performing', 'Listening to music at home or at a concert', 'A playlist of music that matters to me', 'Music therapy'],
  'Art and making things': ['Drawing and painting', 'Knitting, sewing and craft', 'Pottery and clay', 'Photos and film', 'Creative writing', 'Drama', 'Woodwork', 'Magic tricks', 'Art by post'],
  'Books, museums and the past': ['Reading groups and the library', 'Books brought to my home', 'Museums and galleries', 'Holding and talking about old things', 'Local history', 'Telling my life story', 'Helping at a museum or old building'],
  'Being outdoors': ['Gardening', 'Growing food', 'Walks in nature', 'Looking after a green space', 'Animals and care farms', 'Being near or on water', 'Birds and wildlife'],
  'Moving more': ['Walking groups', 'Gentle exercise, or in a chair', 'Dance', 'Swimming', 'Yoga, tai chi and stretching', 'Team sports and walking football', 'Gym and classes', 'Cycling', 'Strength and balance'],
  'Food and cooking': ['Cooking classes', 'Eating together', 'Cooking on a budget', 'Eating well', 'Help to get food'],
  'Learning new things and getting online': ['Using a phone or computer', 'Learning English', 'Reading, writing and maths', 'A course or new skill', 'Learning a language'],
  'Helping others': ['Volunteering', 'Being a friend to someone', 'Giving time at a museum', 'Speaking up for change', 'Helping to run a group'],
  'Feeling calm or happy': ['Someone to talk to', 'Mindfulness and relaxing', 'Sleeping better', 'Worry and stress', 'After someone has died', 'Mental health peer groups', 'Alcohol or drugs', 'Stopping smoking or losing weight'],
  'Money, work or housing': ['Benefits and money I can claim', 'Bills and debt', 'Housing and repairs', 'Heating and energy', 'Finding work or training', 'Legal advice', 'Help getting around', 'Feeling unsafe at home'],
  'Looking after someone': ['Carers groups', 'A break from caring', 'Things we can do together', 'Parents and families', 'Young carers'],
};
const notSure = 'I am not sure';
const none = 'None of these';
const helpOptions = ['It is free', 'It is close to home or on a bus route', 'I can do it at home or online', 'No steps, or space for a wheelchair', 'A small or quiet group', 'Someone to go with me the first time', 'I can bring a carer or a friend', 'Help with seeing or hearing', 'Easy words or more time', 'Someone who speaks my language', 'A place for my child, or for the person I care for'];
const postcodeInstead = ['I do not know it', 'I do not have a fixed address'];
const ways = {
  'Phone call': { label: 'Your phone number', type: 'tel', autocomplete: 'tel', safe: 'Is it safe to leave a message?', wrong: 'Check the phone number. It should have 10 or 11 numbers', fits: text => /^\+?\d{10,12}$/.test(text.replace(/[\s()-]/g, '')) },
  'Text message': { label: 'Your mobile number', type: 'tel', autocomplete: 'tel', safe: 'Is it safe to send you a text?', wrong: 'Check the mobile number. It should have 11 numbers', fits: text => /^(\+44|0)7\d{9}$/.test(text.replace(/[\s()-]/g, '')) },
  'Email': { label: 'Your email address', type: 'email', autocomplete: 'email', safe: 'Is it safe to send you an email?', wrong: 'Check the email address. It should look like name@example.com', fits: text => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) },
  'Letter': { label: 'Your address', type: 'text', autocomplete: 'street-address', safe: 'Is it safe to send you a letter?', wrong: 'Write the address we should send a letter to', fits: text => text.trim().length > 9 },
};
const postcodeShape = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const agreement = `Yes, ${org.name} can use what I told you, and anything I said about my health, to help me`;

const headings = {
  start: 'Find things to do near you', where: 'What is your postcode?', matters: 'What matters to you right now?', help: 'What would help you take part?', ideas: 'Ideas for you',
  call: 'Would you like a link worker to get in touch?', stopped: 'That is fine', name: 'What is your name?', 'contact-by': 'How should we get in touch?', contact: 'How can we reach you?',
  more: 'Is there anything else you want to tell us? (optional)', privacy: 'How we use what you tell us', check: 'Check your answers', done: 'We have your answers',
};

/** Words of the directory's records that match what the person picked, the most matches first. */
function matching(services, picked) {
  const words = [...new Set(picked.join(' ').toLowerCase().match(/[a-z]{4,}/g) ?? [])].map(word => word.replace(/(ing|s)$/, '')).filter(word => !['with', 'that', 'thing', 'someone', 'group', 'been', 'through', 'people'].includes(word));
  const today = new Date().toISOString().slice(0, 10);
  return services
    .filter(service => service.status === 'active' && !(service.schedules ?? []).some(({ valid_to: until }) => until && until < today))
    .map(service => {
      const text = `${service.name} ${service.description ?? ''}`.toLowerCase();
      return { service, points: words.filter(word => text.includes(word)).length };
    })
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .slice(0, 5)
    .map(({ service }) => service);
}

class PlainForm extends LitElement {
  static properties = { page: { state: true }, answers: { state: true }, error: { state: true }, services: { state: true }, found: { state: true }, removed: { state: true }, status: { state: true }, receipt: { state: true } };

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
    .field label { display: block; font-weight: 500; }
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
    this.answers = { matters: [], interests: {}, help: [] };
    this.error = '';
    this.services = undefined;
    this.found = [];
    this.removed = [];
    this.status = '';
    this.receipt = undefined;
    this.changing = false;
  }

  get pages() {
    const interests = this.answers.matters.filter(area => area !== notSure).map(area => `interests.${area}`);
    return ['start', 'where', 'matters', ...interests, 'help', 'ideas', 'call', 'name', 'contact-by', 'contact', 'more', 'privacy', 'check'];
  }

  get ideas() {
    return this.found.filter(({ id }) => !this.removed.includes(id));
  }

  set(key, value) {
    this.answers = { ...this.answers, [key]: value };
  }

  wrong() {
    const { answers, page } = this;
    if (page.startsWith('interests.')) return answers.interests[page.slice(10)]?.length ? '' : 'Pick at least one, or tell us you are not sure';
    switch (page) {
      case 'where':
        if (answers.instead) return '';
        if (!answers.postcode?.trim()) return 'Write your postcode, or pick one of the answers below it';
        return postcodeShape.test(answers.postcode.toUpperCase().replace(/[^A-Z\d]/g, '')) ? '' : 'Check the postcode. It should look like NW1 2DB';
      case 'matters': return answers.matters.length === 0 ? 'Pick at least one, or tell us you are not sure' : answers.matters.length > 3 ? `You picked ${answers.matters.length}. Pick up to 3` : '';
      case 'help': return answers.help.length > 0 ? '' : `Pick at least one, or ${none}`;
      case 'call': return answers.call ? '' : 'Pick one answer';
      case 'name': return answers.name?.trim() ? '' : 'Write your name';
      case 'contact-by': return answers.way ? '' : 'Pick how we should get in touch';
      case 'contact': {
        const way = ways[answers.way];
        return !way.fits(answers.to ?? '') ? way.wrong : answers.safe ? '' : 'Tell us if it is safe to get in touch that way';
      }
      case 'privacy': return answers.agreed ? '' : 'Tick the box if you agree. If you do not agree, we cannot send your answers';
      default: return '';
    }
  }

  async show(page) {
    this.page = page;
    this.error = '';
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
    if (this.page === 'call' && this.answers.call === 'No, not today') {
      this.clear();
      this.show('stopped');
      return;
    }
    const { pages } = this;
    const at = pages.indexOf(this.page);
    const missing = this.changing && pages.find(page => (page.startsWith('interests.') && !this.answers.interests[page.slice(10)]) || (page === 'contact' && !this.answers.to));
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
    const { matters, interests } = this.answers;
    try {
      if (!Array.isArray(this.services)) {
        this.services = 'looking';
        const response = await fetch('/directory/services');
        this.services = (await response.json()).contents;
      }
      this.found = matching(this.services, [...matters, ...Object.values(interests).flat()].filter(words => words !== notSure));
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
      this.answers = { matters: [], interests: {}, help: [] };
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
    return html`<div class="tiles two">${options.map(words => this.tile('checkbox', words, chosen.includes(words), on => toggle(words, on)))}</div>
      <p>or</p><div class="tiles">${this.tile('checkbox', alone, chosen.includes(alone), on => toggle(alone, on))}</div>`;
  }

  fields() {
    const { answers, page } = this;
    const typed = key => event => this.set(key, event.target.value);
    if (page.startsWith('interests.')) {
      const area = page.slice(10);
      return html`<p class="hint">Pick as many as you like.</p>${this.many(areas[area], answers.interests[area] ?? [], notSure, chosen => this.set('interests', { ...answers.interests, [area]: chosen }))}`;
    }
    switch (page) {
      case 'where': return html`<p class="hint">For example, NW1 2DB.</p>
        <div class="field"><label for="postcode">Postcode</label><input class="input short" id="postcode" autocomplete="postal-code" autocapitalize="characters" spellcheck="false" .value=${answers.postcode ?? ''} @input=${typed('postcode')}></div>
        <p>or</p><div class="tiles">${postcodeInstead.map(words => this.tile('checkbox', words, answers.instead === words, on => this.set('instead', on ? words : undefined)))}</div>`;
      case 'matters': return html`<p class="hint">Pick up to 3. There are no wrong answers.</p>${this.many(Object.keys(areas), answers.matters, notSure, chosen => this.set('matters', chosen))}
        ${answers.matters.length > 0 ? html`<p role="status">You have picked ${answers.matters.length}.</p>` : nothing}`;
      case 'help': return html`<p class="hint">Pick all that you need.</p>${this.many(helpOptions, answers.help, none, chosen => this.set('help', chosen))}`;
      case 'call': return html`<p class="hint">They listen, and help you try new things. It is free.</p>${this.one('call', ['Yes, please', 'No, not today'])}`;
      case 'name': return html`<p class="hint">The name you like people to use.</p><input class="input" aria-label=${headings.name} autocomplete="name" spellcheck="false" .value=${answers.name ?? ''} @input=${typed('name')}>`;
      case 'contact-by': return html`<div class="tiles">${Object.keys(ways).map(way => this.tile('radio', way, answers.way === way, () => { this.answers = { ...answers, way, to: undefined, safe: undefined }; }))}</div>`;
      case 'contact': {
        const way = ways[answers.way];
        return html`<div class="field"><label for="to">${way.label}</label><input class="input" id="to" type=${way.type} autocomplete=${way.autocomplete} .value=${answers.to ?? ''} @input=${typed('to')}></div>
          <fieldset class="field"><legend>${way.safe}</legend>${this.one('safe', ['Yes', 'No', notSure])}</fieldset>`;
      }
      case 'more': return html`<p class="hint">Please do not use this box if you need help now. ${reader} reads it ${within}.</p><textarea class="input" rows="5" aria-label=${headings.more} .value=${answers.more ?? ''} @input=${typed('more')}></textarea>`;
      case 'privacy': return html`<p>We share your answers with ${org.name} so they can help you.</p><p>Some of your answers may be about your health. We need you to say yes before we can use them.</p><p>You can change your mind at any time. Call ${org.phone}.</p>
        <div class="tiles">${this.tile('checkbox', agreement, answers.agreed === true, on => this.set('agreed', on))}</div>`;
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
      <button class="main" type="button" @click=${() => this.next()}>Continue</button>`;
  }

  checkList() {
    const { answers } = this;
    const rows = [
      ['where', headings.where, answers.instead ?? answers.postcode], ['matters', headings.matters, answers.matters.join(', ')],
      ...Object.entries(answers.interests).filter(([area]) => answers.matters.includes(area)).map(([area, chosen]) => [`interests.${area}`, `${area}: which of these would you like to try?`, chosen.join(', ')]),
      ['help', headings.help, answers.help.join(', ')], ['ideas', 'Ideas we will tell them about', this.ideas.map(({ name }) => name).join(', ') || 'None'],
      ['name', headings.name, answers.name], ['contact-by', headings['contact-by'], answers.way], ['contact', ways[answers.way].label, `${answers.to} (${ways[answers.way].safe} ${answers.safe})`], ['more', headings.more, answers.more || 'You skipped this'],
    ];
    return html`<p>Nothing has been sent yet. You can change anything.</p>
      <dl class="card">${rows.map(([page, heading, value]) => html`<div><dt>${heading}</dt><dd>${value}</dd><dd class="change"><button class="link" type="button" aria-label="Change: ${heading}" @click=${() => this.change(page)}>Change</button></dd></div>`)}</dl>
      <p>${reader} at ${org.name} reads your answers ${within}.</p>
      ${this.status === 'failed' ? html`<p class="error" role="alert">We could not send your answers. Please try again, or call ${org.phone}.</p>` : nothing}
      <button class="main" type="button" @click=${() => this.send()}>${this.status === 'sending' ? 'Sending…' : `Send to ${org.name}`}</button>`;
  }

  step() {
    const { page } = this;
    const heading = html`<h2 tabindex="-1">${page.startsWith('interests.') ? `${page.slice(10)}: which of these would you like to try?` : headings[page]}</h2>`;
    switch (page) {
      case 'start': return html`${heading}<p>This helps you find groups and support in your area.</p>
        <ul><li>It takes about 5 minutes. You can stop at any time.</li><li>You do not need to give your name to see ideas.</li><li>If you want, a link worker can get in touch. That is a person who listens and helps you try new things.</li></ul>
        <button class="main" type="button" @click=${() => this.next()}>Start</button>`;
      case 'stopped': return html`${heading}<p>We have not kept or sent any of your answers.</p><button class="plain" type="button" @click=${() => this.show('start')}>Start again</button>`;
      case 'ideas': return html`${heading}${this.ideasList()}`;
      case 'check': return html`${heading}${this.checkList()}`;
      case 'done': return html`<div class="card sent" role="status">${heading}<p>Sent to ${org.name}.</p></div>
        <p>${reader} reads your answers ${within}. Then they get in touch with you, the way you asked.</p>
        <div class="field card"><p>Your reference</p><p class="reference">${this.receipt.reference}</p></div>
        <p>If you need help sooner, <a href="tel:${org.phone}">call ${org.phone}</a>.</p>`;
      default: return html`${this.error ? html`<p class="error" role="alert" tabindex="-1">${this.error}</p>` : nothing}
        <form novalidate @submit=${event => this.next(event)}><fieldset><legend>${heading}</legend>${this.fields()}</fieldset><button class="main">Continue</button></form>`;
    }
  }

  render() {
    const canGoBack = !['start', 'stopped', 'done'].includes(this.page);
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
