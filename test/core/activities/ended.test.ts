import { expect } from 'chai';
import fc from 'fast-check';
import { admission } from '../../../src/core/activities/admit.ts';
import { saysItIsOver } from '../../../src/core/activities/ended.ts';

const over = (description: string, title = 'Green Fingers'): boolean => saysItIsOver(title, description, '2026-11-22');

describe('a record that says it is over', () => {
  const ended = [
    'This class has now finished as our tutor has moved away.', 'A choir for all. Sadly, this group has closed.', 'The festival is now over; see the pictures.', 'Sorry, our lunch club has been wound up.',
    'Funding has ended.', 'Ten weeks. There are no plans to run it again.', 'We no longer meet.', 'Please note: this service is no longer running', 'It no longer takes place.', 'We have now closed permanently.',
    'Last session was 30 September 2026.', 'Final walk: none. The last walk is Sunday 1st Nov 2026.',
  ];
  for (const text of ended) it(`is over: “${text}”`, () => expect(over(text)).to.equal(true));
  it('is over by the year in the name of an event', () => {
    expect(over('', 'Jazz Festival 2019')).to.equal(true);
    expect(over('', 'Jazz Festival 2026')).to.equal(false);
    expect(over('', 'Class of 1962')).to.equal(false);
  });

  const on = [
    'We no longer run the choir. The walking group meets as ever.', 'The café is closed on Mondays.', 'This group is closed for the summer.', 'Our pool has closed permanently; the gym is open.', 'The last session is on 3 March 2027.', 'Last session was 31 September.',
    'Help for people who can no longer drive.', 'Since the pit closed we meet in the hall.', 'The group has finished its first quilt.', 'When your course of treatment has ended, come to us.', 'No plans? Come along.', 'The service is not over until the tea is drunk.', 'We no longer meet at the library: find us in the hall.',
  ];
  for (const text of on) it(`goes on: “${text}”`, () => expect(over(text)).to.equal(false));

  it('is left out and counted as over', () => {
    expect(admission('2026-11-22')({ title: 'Choir', description: 'This choir has now closed.' })).to.equal('over');
    expect(admission('2026-11-22')({ title: 'Choir', description: 'All welcome.' })).to.be.an('array');
  });
  it('is found in any text without an exception', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, description) => { over(description, title); })));
  it('is found soon in a text that is made to be slow', () => {
    for (const text of ['the the '.repeat(250), 'this group has now '.repeat(100), '. '.repeat(1000), 'festival '.repeat(200), 'last session was '.repeat(120)]) over(text, text);
  });
});
