// What people do on the page of the soak, by script. The plan stands in the address, and goes from it before Send: a page that is loaded again sends nothing anew.
{
  const address = new URL(location.href);
  const plan = JSON.parse(address.searchParams.get('plan') ?? '{"marks":[]}');
  history.replaceState(null, '', address.pathname);
  const { config } = window;
  const marks = new WeakMap();
  const soon = ms => new Promise(resolve => { setTimeout(resolve, ms); });

  /** Says something out of the page: by the browser's own binding, where there is one. */
  const tell = said => { const text = JSON.stringify(said); if (window.soakTold) window.soakTold(text); else navigator.sendBeacon('/told', text); };
  addEventListener('error', ({ message }) => tell({ at: 'error', message }));
  addEventListener('unhandledrejection', ({ reason }) => tell({ at: 'error', message: String(reason) }));

  const until = async (find, ms = 15_000) => {
    for (const end = Date.now() + ms; Date.now() < end;) { const found = find(); if (found) return found; await soon(4); }
    return undefined;
  };
  const saved = new WeakSet();
  const place = () => {
    const form = document.createElement('what-matters');
    form.config = config;
    // On the element itself: one that was taken from the page still tells.
    form.addEventListener('wm-saved', () => { saved.add(form); tell({ at: 'saved', mark: marks.get(form) }); });
    form.addEventListener('wm-sent', ({ reference }) => tell({ at: 'sent', mark: marks.get(form), reference }));
    form.addEventListener('wm-attention', ({ state }) => tell({ at: state === 'saved' ? 'offline' : state, mark: marks.get(form) }));
    document.body.append(form);
    return form;
  };
  const main = form => form.shadowRoot?.querySelector('.step .actions .btn.main');
  const pressTryNow = () => { for (const form of document.querySelectorAll('what-matters')) for (const button of form.shadowRoot?.querySelectorAll('button') ?? []) if (button.textContent.trim() === 'Try now') button.click(); };

  async function send(form, mark) {
    const field = await until(() => form.shadowRoot?.querySelector('.step #field-text'));
    if (!field) return tell({ at: 'stuck', mark });
    field.value = `mark ${mark}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    main(form).click();
    if (!await until(() => form.shadowRoot.querySelector('.step .checklist') && main(form))) return tell({ at: 'stuck', mark });
    marks.set(form, mark);
    tell({ at: 'ready', mark });
    await soon(plan.beforeMs ?? 0);
    tell({ at: 'pressed', mark });
    main(form).click();
  }

  // One of the tabs wakes all of them, so that they try together.
  const others = new BroadcastChannel('soak');
  const wake = () => { dispatchEvent(new Event('online')); pressTryNow(); };
  others.onmessage = wake;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  const wakeAll = () => { others.postMessage(''); wake(); };

  const after = { reload: () => location.reload(), remove: form => form.remove(), away: () => { location.href = '/away'; } };

  (async () => {
    if (plan.twice) place();
    for (const mark of plan.marks) {
      const form = place();
      await send(form, mark);
      if (plan.moment === 'saved') await until(() => saved.has(form), 1000);
      if (plan.does) { await soon(plan.afterMs); after[plan.does](form); return; }
      // Some look at what becomes of it, some begin anew beside it.
      if (mark !== plan.marks.at(-1)) { await soon(plan.afterMs); form.remove(); }
    }
    if (plan.marks.length === 0) place();
    if (plan.wakes) { await soon(plan.afterMs ?? 0); wakeAll(); }
    for (let times = 0; times < 40 && plan.presses; times++) { await soon(150); pressTryNow(); }
  })();

  /** How many records lie on the device; -1: this cannot be told. */
  const onDisk = async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'what-matters')) return 0;
    return new Promise(resolve => {
      const opening = indexedDB.open('what-matters');
      opening.onerror = () => resolve(-1);
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onsuccess = () => { const counting = opening.result.transaction('outbox').objectStore('outbox').count(); counting.onsuccess = () => { opening.result.close(); resolve(counting.result); }; counting.onerror = () => resolve(-1); };
    });
  };
  // The person who comes last stays until nothing waits.
  if (plan.settles) (async () => { for (;;) { await soon(300); const left = await onDisk(); tell({ at: 'left', left }); if (left === 0) return; } })();
}
