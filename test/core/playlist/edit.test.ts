import { expect } from 'chai';
import fc from 'fast-check';
import { changeListing, emptyListing, filledEntries, withNamed, type Change, type Listing, type Named } from '../../../src/core/playlist/edit.ts';
import { mostSongs, songOf } from '../../../src/core/playlist/song.ts';

const of = (...titles: readonly string[]): Listing => changeListing(emptyListing, { do: 'take-in', songs: titles.map(title => songOf(title)) });
const titles = ({ entries }: Listing): string[] => entries.map(({ title }) => title);
const after = (listing: Listing, ...changes: readonly Change[]): Listing => changes.reduce<Listing>((now, change) => changeListing(now, change), listing);

describe('a list of songs', () => {
  it('moves a song up and down, and tells its new place', () => {
    const listing = after(of('a', 'b', 'c'), { do: 'move', id: 2, by: -1 });
    expect([titles(listing), listing.done]).to.deep.equal([['a', 'c', 'b'], { did: 'moved', title: 'c', place: 2 }]);
    expect(titles(after(listing, { do: 'move', id: 2, by: -1 }, { do: 'move', id: 0, by: 1 }))).to.deep.equal(['c', 'b', 'a']);
  });
  it('leaves the first and the last where they are, and says so', () => {
    for (const [id, by, did] of [[0, -1, 'first'], [1, 1, 'last']] as const) { const listing = after(of('a', 'b'), { do: 'move', id, by }); expect([titles(listing), listing.done]).to.deep.equal([['a', 'b'], { did, title: id === 0 ? 'a' : 'b' }]); }
  });
  it('takes a song off, and puts it back where it was', () => {
    const gone = after(of('a', 'b', 'c'), { do: 'remove', id: 1 });
    expect([titles(gone), gone.done]).to.deep.equal([['a', 'c'], { did: 'gone', title: 'b' }]);
    const back = after(gone, { do: 'put-back' });
    expect([titles(back), back.gone, back.done]).to.deep.equal([['a', 'b', 'c'], undefined, { did: 'back', title: 'b' }]);
  });
  it('opens boxes for a new song, and takes them away where they stay empty', () => {
    const added = after(of('a'), { do: 'add' });
    expect([titles(added), added.open]).to.deep.equal([['a', ''], 1]);
    expect(titles(after(added, { do: 'close' }))).to.deep.equal(['a']);
    expect(titles(after(added, { do: 'add' }))).to.deep.equal(['a', '']);
    expect(titles(after(added, { do: 'write', id: 1, part: 'title', text: 'b' }, { do: 'close' }))).to.deep.equal(['a', 'b']);
  });
  it('never holds more than its most, and says how many had no room and how many it knew', () => {
    const songs = Array.from({ length: 40 }, (_, at) => songOf(`song ${at}`));
    const full = after(of('a', 'Song 3'), { do: 'take-in', songs: [...songs, songs[5]!] });
    expect([full.entries.length, full.done]).to.deep.equal([mostSongs, { did: 'read', count: 28, known: 2, over: 11 }]);
    expect(after(full, { do: 'add' }).entries).to.have.length(mostSongs);
    const gone = after(full, { do: 'remove', id: 0 }, { do: 'add' });
    expect(after(gone, { do: 'put-back' }).entries).to.have.length(mostSongs);
  });
  it('loses and doubles no song, whatever is pressed in whatever order', () => {
    const id = fc.nat(12);
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ do: fc.constant('move' as const), id, by: fc.constantFrom(-1 as const, 1 as const) }), fc.record({ do: fc.constantFrom('open' as const), id }), fc.record({ do: fc.constantFrom('close' as const, 'add' as const) }),
    );
    fc.assert(fc.property(fc.array(change, { maxLength: 40 }), changes => {
      const start = of('a', 'b', 'c', 'd', 'e');
      const end = after(start, ...changes);
      expect(filledEntries(end).map(({ title }) => title).toSorted()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
      expect(new Set(end.entries.map(entry => entry.id)).size).to.equal(end.entries.length);
    }));
  });
});

const named = (from: string, title: string, moment = 'school'): Named => ({ from, title, moment });

describe('a list with songs that were named before', () => {
  it('begins with them, in their order, and asks each only once', () => {
    const one = withNamed(emptyListing, [named('m.a 0', 'a'), named('m.b 0', 'b')]);
    expect([titles(one), one.entries[0]!.moment]).to.deep.equal([['a', 'b'], 'school']);
    expect(withNamed(one, [named('m.a 0', 'a'), named('m.b 0', 'b')]).entries).to.equal(one.entries);
  });
  it('takes in what is named later at its end, and changes what was changed there', () => {
    const one = after(withNamed(emptyListing, [named('m.a 0', 'a'), named('m.b 0', 'b')]), { do: 'move', id: 1, by: -1 });
    expect(titles(withNamed(one, [named('m.a 0', 'A!'), named('m.b 0', 'b'), named('m.c 0', 'c')]))).to.deep.equal(['b', 'A!', 'c']);
  });
  it('keeps what the person wrote here, and does not bring back what they took off', () => {
    const start = withNamed(emptyListing, [named('m.a 0', 'a'), named('m.b 0', 'b')]);
    const mine = after(start, { do: 'write', id: 0, part: 'by', text: 'me' }, { do: 'remove', id: 1 });
    expect(titles(withNamed(mine, [named('m.a 0', 'a'), named('m.b 0', 'b')]))).to.deep.equal(['a']);
    const later = withNamed(mine, [named('m.a 0', 'other'), named('m.b 0', 'b')]);
    expect(later.entries.map(({ title, by }) => [title, by])).to.deep.equal([['a', 'me'], ['other', '']]);
    expect(titles(withNamed(mine, []))).to.deep.equal(['a']);
  });
  it('lets a reason that stood there by itself be written over, or emptied', () => {
    const start = withNamed(emptyListing, [named('m.a 0', 'a')]);
    expect(after(start, { do: 'open', id: 0 }).entries[0]!.moment).to.equal('school');
    expect(after(start, { do: 'write', id: 0, part: 'title', text: 'x' }).entries[0]!.moment).to.equal('school');
    for (const text of ['', 'mine']) expect(after(start, { do: 'write', id: 0, part: 'why', text }).entries[0]).to.deep.include({ why: text }).and.not.have.property('moment');
  });
});
