import { expect } from 'chai';
import fc from 'fast-check';
import { tidy } from '../../../src/core/questions/tidy.ts';
import { listFormats, readList, type ListFormatName } from '../../../src/core/playlist/index.ts';
import { mostOf, songOf, songParts, type Song, type SongList } from '../../../src/core/playlist/song.ts';
import { anyText } from '../../contracts/question-kind.ts';

const list = (...songs: readonly Song[]): SongList => ({ title: 'Music that matters to me', made: '2026-11-22T10:00:00Z', columns: ['Number', 'Song', 'Who', 'Why'], songs, more: [{ heading: 'Please do not play', lines: ['Silent Night\n1. Anything <loud>', 'Jazz & "more"'] }] });
const known: readonly Song[] = [
  songOf('Moon River', 'Andy Williams', 'My first dance'), songOf('99. Red Balloons – live'), songOf('=SUM(A1)', '+44', '-1'), songOf("'=x", '@home', "''+y"), songOf('<script>alert("1")</script>', 'R&B "Band", Ltd', '“Ah”'),
  songOf('مرحبا', '李', '👨‍👩‍👧‍👦'), songOf('Title', '', 'only why'), songOf('– a dash', '– another', '– and one more'), songOf('1. One', '2. Two', '3. Three'), songOf('sep=,', ';', ','), songOf('Number', 'Song', 'Who'),
];
/** A song as the page lets one be. */
const anySong: fc.Arbitrary<Song> = fc.tuple(anyText, anyText, anyText)
  .map(texts => texts.map((text, at) => Array.from(tidy(text, false)).filter(sign => !/^[\ud800-\udfff\ufffd\ufffe\uffff]$/.test(sign))
    .slice(0, mostOf[songParts[at]!] / 2).join('')).map(text => tidy(text, false)) as [string, string, string])
  .filter(([title]) => title !== '').map(([title, by, why]) => songOf(title, by, why));
const names = Object.keys(listFormats) as ListFormatName[];
const xml = (text: string): Document => new DOMParser().parseFromString(text, 'application/xml');

for (const name of names) {
  const { write, ending, type } = listFormats[name];
  describe(`a list as ${name}`, () => {
    it('comes back as it was, in its order', () => { for (const songs of [known, known.toReversed(), known.slice(0, 1)]) expect(readList(write(list(...songs)))).to.deep.equal({ songs }); });
    for (const song of known) it(`brings back ${JSON.stringify(song)} by itself`, () => expect(readList(write(list(song)))).to.deep.equal({ songs: [song] }));
    it('comes back whatever the songs are', () => { fc.assert(fc.property(fc.array(anySong, { minLength: 1, maxLength: 5 }), songs => { expect(readList(write(list(...songs)))).to.deep.equal({ songs }); }), { numRuns: 150 }); });
    it('is read when lines end as they do elsewhere', () => { for (const end of ['\r\n', '\r']) expect(readList(write(list(known[0]!, known[1]!)).replace(/\r?\n/g, end))).to.deep.equal({ songs: known.slice(0, 2) }); });
    it('has a name and a type', () => { expect(ending).to.match(/^[a-z]{3,4}$/); expect(type).to.match(/^[a-z]+\/[a-z+]+$/); });
    it('never throws when anything is read', () => { fc.assert(fc.property(anyText, text => { listFormats[name].read(text); }), { numRuns: 200 }); });
  });
}

describe('a list as XSPF', () => {
  it('is XML that a browser reads, with the fields of version 1 and nothing defined in it', () => {
    const written = listFormats.xspf.write(list(...known, songOf('bell \u0007, half \ud800, end')));
    const document = xml(written);
    expect(document.querySelector('parsererror')).to.equal(null);
    const { documentElement: playlist } = document;
    expect([playlist.localName, playlist.namespaceURI, playlist.getAttribute('version')]).to.deep.equal(['playlist', 'http://xspf.org/ns/0/', '1']);
    expect([...playlist.children].map(({ localName }) => localName)).to.deep.equal(['title', 'annotation', 'date', 'trackList']);
    const tracks = [...playlist.querySelectorAll('trackList > track')].map(track => Object.fromEntries([...track.children].map(({ localName, textContent }) => [localName, textContent])));
    expect(tracks).to.deep.equal([...known.map(({ title, by, why }) => ({ title, ...(by && { creator: by }), ...(why && { annotation: why }) })), { title: 'bell , half , end' }]);
    expect(written).to.not.match(/<!DOCTYPE|<!ENTITY|<script/i);
  });
  it('reads what other programs write: prefixes, comments, CDATA, character references, fields in any order', () => {
    const written = '\ufeff<?xml version="1.0"?>\n<!-- by hand --><x:playlist xmlns:x="http://xspf.org/ns/0/" version=\'1\'><x:trackList><x:track><x:location>file:///a.ogg</x:location><x:creator>R&amp;B &#233;</x:creator><x:title><![CDATA[<b> & co]]></x:title><x:extension application="x > y"/></x:track></x:trackList></x:playlist>';
    expect(readList(written)).to.deep.equal({ songs: [songOf('<b> & co', 'R&B é')] });
  });
  for (const [what, written] of [['a DTD', '<!DOCTYPE playlist [<!ENTITY a "b">]><playlist><trackList/></playlist>'], ['an end that is missing', '<playlist><trackList>'], ['ends that do not fit', '<playlist><trackList></playlist></trackList>'], ['a page of the web', '<!doctype html><html><body><p>Hello</p></body></html>'], ['another file of XML', '<rss><channel/></rss>'], ['elements a thousand deep', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`], ['a tag that never ends', `<playlist ${'a="'.repeat(50_000)}`]] as const) {
    it(`is not what has ${what}`, () => expect(readList(written)).to.deep.equal({ wrong: 'not-a-list' }));
  }
});

describe('a list as JSPF', () => {
  it('is JSON with the fields of XSPF', () => {
    expect(JSON.parse(listFormats.jspf.write(list(known[0]!, known[1]!)))).to.deep.equal({ playlist: { title: 'Music that matters to me', annotation: 'Please do not play: Silent Night, 1. Anything <loud>, Jazz & "more"', date: '2026-11-22T10:00:00Z', track: [{ title: 'Moon River', creator: 'Andy Williams', annotation: 'My first dance' }, { title: '99. Red Balloons – live' }] } });
  });
  for (const written of ['{', '[]', '{}', '{"playlist":{}}', '{"playlist":{"track":[{"title":7}]}}', '{"__proto__":{"playlist":{"track":[]}}}']) it(`is not ${written}`, () => expect(readList(written)).to.deep.equal({ wrong: 'not-a-list' }));
  it('passes over tracks without a title', () => expect(readList('{"playlist":{"track":[{"title":null},{"creator":"x"},{"title":"One","duration":3}]}}')).to.deep.equal({ songs: [songOf('One')] }));
});

describe('a list as CSV', () => {
  it('has its mark, lines as RFC 4180 ends them, the names of its columns, and no cell that a spreadsheet would run', () => {
    expect(listFormats.csv.write(list(known[0]!, songOf('=1+1', '"A", B', '@x')))).to.equal('\ufeffNumber,Song,Who,Why\r\n1,Moon River,Andy Williams,My first dance\r\n2,\'=1+1,"""A"", B",\'@x\r\n');
  });
  it('is read with other names, signs and orders of columns, and line ends in cells', () => expect(readList('Artist;Track name\n"Andy\nWilliams";Moon River\n;Yesterday\n;;\n')).to.deep.equal({ songs: [songOf('Moon River', 'Andy Williams'), songOf('Yesterday')] }));
});

describe('a list as text', () => {
  it('is what people read', () => expect(listFormats.text.write({ ...list(known[0]!, songOf('Yesterday')), more: [{ heading: 'How to listen', lines: ['Radio', 'CDs'] }] })).to.equal('Music that matters to me\n\n1. Moon River\n   – Andy Williams\n   “My first dance”\n\n2. Yesterday\n\nHow to listen\n  Radio\n  CDs\n'));
  it('is also any list with a song on each line', () => expect(readList('Moon River - Andy Williams\n\n  Yesterday – The Beatles\nCalon Lân\n')).to.deep.equal({ songs: [songOf('Moon River', 'Andy Williams'), songOf('Yesterday', 'The Beatles'), songOf('Calon Lân')] }));
  it('is also a list that somebody numbered', () => expect(readList('My songs\n1) Moon River - Andy Williams\n2) Yesterday\n')).to.deep.equal({ songs: [songOf('Moon River', 'Andy Williams'), songOf('Yesterday')] }));
});

describe('a file that is opened', () => {
  for (const [what, written, wrong] of [['nothing', '', 'no-songs'], ['empty lines', ' \n\n\t\n', 'no-songs'], ['a picture', '\ufffdPNG\r\n\u001a\n\0\0', 'not-a-list'], ['a list without songs', listFormats.xspf.write(list()), 'no-songs']] as const) it(`with ${what} says so`, () => expect(readList(written)).to.deep.equal({ wrong }));
  it('has titles cut that are too long for the page, and says so by their end', () => {
    const read = readList(listFormats.jspf.write(list(songOf('😀'.repeat(500), 'x', 'y'.repeat(1000)))));
    expect('songs' in read && read.songs).to.deep.equal([songOf(`${'😀'.repeat(119)}…`, 'x', `${'y'.repeat(199)}…`)]);
  });
  it('keeps control characters and line ends out of the list', () => expect(readList('{"playlist":{"track":[{"title":" a\\u0000b\\n c "}]}}')).to.deep.equal({ songs: [songOf('a b c')] }));
  it('of a thousand thousand songs is read in a moment', () => {
    const began = performance.now();
    const read = readList('1. x\n'.repeat(50_000));
    expect('songs' in read && read.songs.length).to.equal(1000);
    expect(performance.now() - began).to.be.below(2000);
  }).timeout(10_000);
});
