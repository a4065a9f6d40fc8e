import { expect } from 'chai';
import { cachesOf } from '../../src/app/content.ts';
import { contentPolicy } from '../../src/app/policy.ts';
import { wantedOf } from '../../src/app/requests.ts';

const scope = 'https://charity.example/help/';
const files = new Set([scope, `${scope}call.html`, `${scope}module/first.js`]);
const lists = ['https://council.example/services?place=here', `${scope}activities.json`];
const wanted = (url: string, { method = 'GET', mode = 'cors' as RequestMode } = {}) => wantedOf({ url, method, mode }, scope, address => files.has(address), lists);
const page = { mode: 'navigate' as RequestMode };

describe('what a request of the app is for', () => {
  it('is a file that is kept, at exactly its address', () => {
    expect(wanted(`${scope}module/first.js`)).to.deep.equal({ at: 'file', address: `${scope}module/first.js` });
    expect(wanted(`${scope}module/first.js#here`).at).to.equal('file');
    for (const url of [`${scope}module/first.js?other`, `${scope}module/other.js`, 'https://charity.example/module/first.js', 'https://other.example/help/module/first.js']) expect(wanted(url).at, url).to.equal('other');
  });

  it('is the page, by each of its names and with whatever a link adds', () => {
    for (const url of [scope, `${scope}index.html`, `${scope}?from=poster`, `${scope}index.html?a=1#top`]) expect(wanted(url, page), url).to.deep.equal({ at: 'file', address: scope });
    expect(wanted(`${scope}call.html?x`, page)).to.deep.equal({ at: 'file', address: `${scope}call.html` });
  });

  it('is none of ours where a page of the same site only stands below it', () => {
    for (const url of [`${scope}about/`, `${scope}inbox`, 'https://charity.example/', 'https://charity.example/helpers/']) expect(wanted(url, page).at, url).to.equal('other');
  });

  it('is a list, or a further page of one', () => {
    expect(wanted(lists[0]!)).to.deep.equal({ at: 'list', list: lists[0], isFirstPage: true });
    expect(wanted(`${lists[0]}&page=2`)).to.deep.equal({ at: 'list', list: lists[0], isFirstPage: false });
    expect(wanted(`${lists[1]}?page=12`)).to.deep.equal({ at: 'list', list: lists[1], isFirstPage: false });
    for (const url of [`${lists[0]}&page=2&name=Ada`, `${lists[0]}&page=`, `${lists[0]}s`, 'https://council.example/services', `${lists[1]}/page=2`]) expect(wanted(url).at, url).to.equal('other');
  });

  it('is a file of an index, beside its manifest and named by what is in it', () => {
    for (const path of ['0123456789ab/rows.bin', '0123456789ab/12.json', 'trees/0123456789ab.json']) expect(wanted(scope + path), path).to.deep.equal({ at: 'square', address: scope + path });
    for (const path of ['0123456789ab/rows.bin?x', '0123456789a/rows.bin', '0123456789ab/rows.js', 'more/0123456789ab/rows.bin', 'trees/0123456789ab/0.json']) expect(wanted(scope + path).at, path).to.equal('other');
  });

  it('is never ours where something is sent, wherever to', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']) for (const url of [scope, ...lists, `${scope}module/first.js`]) expect(wanted(url, { method }).at, `${method} ${url}`).to.equal('other');
    expect(wanted(scope, { method: 'POST', mode: 'navigate' }).at).to.equal('other');
  });
});

describe('the caches of an app', () => {
  it('have names that no other folder of the same host has', () => {
    const names = [scope, `${scope}more/`, 'https://charity.example/'].flatMap(one => Object.values(cachesOf(one)));
    expect(new Set(names).size).to.equal(9);
  });
});

describe('the policy of the page', () => {
  it('lets it talk to its own site and to the origins of the configuration, each once, and to nobody else', () => {
    const policy = contentPolicy(['/api/submissions', 'https://a.example/answers?x=1', 'https://a.example:8443/list', 'https://a.example/list', 'http://localhost:8080/x']);
    expect(policy).to.include("connect-src 'self' https://a.example https://a.example:8443 http://localhost:8080;");
    expect(contentPolicy([])).to.include("connect-src 'self';").and.to.match(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  });

  it('has no way in for scripts, styles, frames or plug-ins of others', () => {
    expect(contentPolicy(['https://a.example/x'])).to.not.match(/unsafe|\*|data:|(?<!worker-src 'self' )blob:|https:(?!\/\/a\.example)/);
  });
});
