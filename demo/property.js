// A page that makes the element itself: its properties are set before it stands in the page, so it never runs without them.
const place = document.querySelector('#form');
const form = document.createElement('what-matters');

form.config = {
  form: 'heath-lane-property',
  organisation: { name: 'Heath Lane Neighbours', phone: '020 7946 0000' },
  reader: { who: { en: 'Priya, our link worker,', cy: 'Priya, ein gweithiwr cyswllt,' }, within: { en: 'within 3 working days', cy: 'o fewn 3 diwrnod gwaith' }, phone: '020 7946 0000' },
  directory: '/directory/index.json',
};

// Called again with the same submission until it succeeds. Here the receiver keeps an id once, and answers with a receipt.
form.deliver = async submission => {
  const response = await fetch('/api/submissions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(submission) });
  if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
  return response.json();
};

// What stood there for people without scripts is the element's own fallback now.
form.append(...place.childNodes);
place.append(form);
