import { expect } from 'chai';
import fc from 'fast-check';
import { fromBase64url, toBase64url } from '../../src/core/base64url.ts';
import { canonicalJson } from '../../src/core/canonical.ts';
import { isPoint } from '../../src/core/p256.ts';
import { eitherSubmissionSchema, schemaFor, sealedSubmissionSchema, type SealedSubmission } from '../../src/core/sealed.ts';
import { paddedSizes } from '../../src/core/sealing.ts';
import { maxBodyBytes, maxSubmissionBytes, type Submission } from '../../src/core/submission.ts';
import { fitTogether, importPair, makeJwk, publicKeyOf, type KeyPair } from '../../src/net/key-pair.ts';
import { openSealed } from '../../src/net/open.ts';
import { sealSubmission, type Recipient } from '../../src/net/seal.ts';
import { golden } from '../contracts/format.ts';
import { anyUnits } from '../core/any-text.ts';

const utf8 = new TextEncoder();
const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(parts.flatMap(part => [...part]));

/** The receiving side of RFC 9180 for this suite, written from its text with WebCrypto alone: no code of the product or of its library. */
async function openedByHand({ publicKey, privateKey }: KeyPair, enc: Uint8Array<ArrayBuffer>, sealed: Uint8Array<ArrayBuffer>, info: Uint8Array, aad: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const hmac = async (key: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.sign('HMAC', await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']), data));
  const two = (number: number) => Uint8Array.of(number >> 8, number & 255);
  const kem = concat(utf8.encode('KEM'), two(0x0010));
  const hpke = concat(utf8.encode('HPKE'), two(0x0010), two(0x0001), two(0x0002));
  const extract = (suite: Uint8Array, salt: Uint8Array<ArrayBuffer>, label: string, material: Uint8Array) => hmac(salt.length === 0 ? new Uint8Array(32) : salt, concat(utf8.encode('HPKE-v1'), suite, utf8.encode(label), material));
  // At most 32 bytes are ever asked for: one block of HKDF-Expand.
  const expand = async (suite: Uint8Array, secret: Uint8Array<ArrayBuffer>, label: string, context: Uint8Array, length: number) => (await hmac(secret, concat(two(length), utf8.encode('HPKE-v1'), suite, utf8.encode(label), context, Uint8Array.of(1)))).slice(0, length);
  const nothing = new Uint8Array();

  const theirs = await crypto.subtle.importKey('raw', enc, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256));
  const own = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const shared = await expand(kem, await extract(kem, nothing, 'eae_prk', dh), 'shared_secret', concat(enc, own), 32);
  const context = concat(Uint8Array.of(0), await extract(hpke, nothing, 'psk_id_hash', nothing), await extract(hpke, nothing, 'info_hash', info));
  const secret = await extract(hpke, shared, 'secret', nothing);
  const key = await crypto.subtle.importKey('raw', await expand(hpke, secret, 'key', context, 32), 'AES-GCM', false, ['decrypt']);
  const nonce = await expand(hpke, secret, 'base_nonce', context, 12);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, sealed));
}

interface Holder { readonly kid: string; readonly pair: KeyPair; readonly recipient: Recipient }
const holder = async (kid: string): Promise<Holder> => {
  const pair = await importPair(await makeJwk());
  return { kid, pair, recipient: { kid, key: await publicKeyOf(pair) } };
};
const withText = (value: string): Submission => ({ ...golden, body: { ...golden.body, answers: { ...golden.body.answers, more: { at: 'answered', value } } } });
const parsed = (text: string): unknown => JSON.parse(text) as unknown;
/** The same text with another letter in one place. */
const changed = (text: string, place: number): string => `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;

describe('sealing', () => {
  let ann: Holder;
  let ben: Holder;
  let eve: Holder;
  before(async () => { [ann, ben, eve] = await Promise.all([holder('ann-2026'), holder('ben-2026'), holder('eve')]); });
  const seal = (submission: Submission = golden): Promise<SealedSubmission> => sealSubmission(submission, [ann.recipient, ben.recipient]);

  it('leaves the header as it is, and nothing of the body in the clear', async () => {
    const { sealed, ...header } = await seal(withText('Zanzibar Quimby'));
    const { body: _body, ...clear } = golden;
    expect(header).to.deep.equal(clear);
    expect(sealed.kid).to.deep.equal(['ann-2026', 'ben-2026']);
    const bytes = String.fromCharCode(...fromBase64url(sealed.ct)!, ...fromBase64url(sealed.enc)!);
    for (const piece of ['Zanzibar', 'answers', 'music', 'Brien']) { expect(canonicalJson({ ...header, sealed })).not.to.include(piece); expect(bytes).not.to.include(piece); }
  });

  it('can be opened by each recipient alone, whatever was written', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), anyUnits), async value => {
      const submission = withText(value);
      const sealed = await seal(submission);
      for (const { pair, kid } of [ann, ben]) {
        const opened = await openSealed(sealed, pair, kid);
        expect(opened.at).to.equal('opened');
        if (opened.at === 'opened') expect(canonicalJson(parsed(opened.text) as never)).to.equal(canonicalJson(submission.body));
      }
    }), { numRuns: 25 });
  });

  it('does the same as RFC 9180 written by hand', async () => {
    const { sealed, ...header } = await seal();
    const enc = fromBase64url(sealed.enc)!;
    const ct = fromBase64url(sealed.ct)!;
    const aad = utf8.encode(canonicalJson({ ...header, kid: sealed.kid }));
    for (const [at, { pair }] of [ann, ben].entries()) {
      const one = enc.slice(at * 113, (at + 1) * 113);
      const contentKey = await openedByHand(pair, one.slice(0, 65), one.slice(65), utf8.encode('what-matters/1'), aad);
      expect(contentKey).to.have.length(32);
      const key = await crypto.subtle.importKey('raw', Uint8Array.from(contentKey), 'AES-GCM', false, ['decrypt']);
      const body = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: ct.slice(0, 12), additionalData: aad }, key, ct.slice(12));
      expect(parsed(new TextDecoder().decode(body))).to.deep.equal(golden.body);
    }
  });

  it('comes in six sizes, each of which fits the schema and the limit of a whole submission', async () => {
    const sizes = new Set<number>();
    const empty = utf8.encode(canonicalJson(withText('').body)).length;
    for (const size of paddedSizes) for (const more of [-1, 0, 1]) {
      if (size + more > maxBodyBytes) continue;
      const sealed = await sealSubmission(withText('x'.repeat(size + more - empty)), [ann.recipient, ben.recipient, ann, eve, ben].map((one, at) => ({ key: 'recipient' in one ? one.recipient.key : one.key, kid: `kid-${at}` })));
      const bytes = fromBase64url(sealed.sealed.ct)!.length - 28;
      expect(bytes).to.equal(paddedSizes.find(one => one >= size + more));
      sizes.add(bytes);
      expect(utf8.encode(canonicalJson(sealed)).length).to.be.at.most(maxSubmissionBytes);
      // The schema of a body limits one text to 4,000 letters; here only its size matters.
      expect(sealedSubmissionSchema.safeParse(sealed).success).to.equal(true);
    }
    expect([...sizes]).to.deep.equal([...paddedSizes]);
  });

  it('refuses a body over 32 KiB, a key that is none and a curve point that is none', async () => {
    const failure = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => error);
    expect(await failure(seal(withText('x'.repeat(maxBodyBytes))))).to.be.instanceOf(RangeError);
    for (const key of ['', 'A'.repeat(87), ann.recipient.key.slice(1)]) expect(await failure(sealSubmission(golden, [ann.recipient, { kid: 'x', key }])), key).not.to.equal(undefined);
  });

  it('never makes the same bytes twice', async () => {
    const [one, two] = await Promise.all([seal(), seal()]);
    expect(one.sealed.ct).not.to.equal(two.sealed.ct);
    expect(one.sealed.enc.slice(0, 80)).not.to.equal(two.sealed.enc.slice(0, 80));
    expect(one.sealed.enc.slice(0, 80)).not.to.equal(one.sealed.enc.slice(151, 231));
  });

  it('stays shut to another key, also under a name that is known', async () => {
    const sealed = await seal();
    expect(await openSealed(sealed, eve.pair, 'eve')).to.deep.equal({ at: 'not-for-this-key' });
    for (const { kid } of [ann, ben]) expect(await openSealed(sealed, eve.pair, kid)).to.deep.equal({ at: 'shut' });
    expect(await openSealed(sealed, ann.pair, 'ben-2026')).to.deep.equal({ at: 'shut' });
  });

  it('stays shut when anything in the clear was changed', async () => {
    const sealed = await seal();
    const changes: readonly Partial<SealedSubmission>[] = [
      { id: changed(sealed.id, 3).toLowerCase() }, { form: 'other' }, { journey: { id: 'self-referral', version: '2' } }, { createdAt: '2026-11-22T10:00:01Z' }, { language: 'en' }, { filledInBy: 'professional' },
      { programme: 'a' }, { session: 'a' }, { scheme: null }, { sealed: { ...sealed.sealed, kid: ['ann-2026', 'ben-2027'] } }, { sealed: { ...sealed.sealed, kid: ['ann-2026', 'ben-2026', 'eve'] } },
    ];
    for (const change of changes) expect(await openSealed({ ...sealed, ...change }, ann.pair, 'ann-2026'), JSON.stringify(Object.keys(change))).to.deep.equal({ at: 'shut' });
  });

  it('stays shut, and never throws, whichever letter of the seal was changed or cut', async () => {
    const whole = await seal();
    const { enc, ct } = whole.sealed;
    await fc.assert(fc.asyncProperty(fc.nat(149), fc.nat(ct.length - 2), async (place, other) => {
      expect((await openSealed({ ...whole, sealed: { ...whole.sealed, enc: changed(enc, place) } }, ann.pair, 'ann-2026')).at).to.equal('shut');
      expect((await openSealed({ ...whole, sealed: { ...whole.sealed, ct: changed(ct, other) } }, ann.pair, 'ann-2026')).at).to.equal('damaged');
      expect((await openSealed({ ...whole, sealed: { ...whole.sealed, ct: ct.slice(0, other) } }, ann.pair, 'ann-2026')).at).to.equal('damaged');
      expect((await openSealed({ ...whole, sealed: { ...whole.sealed, enc: enc.slice(0, place) } }, ann.pair, 'ann-2026')).at).to.equal('shut');
    }), { numRuns: 25 });
  });

  it('cannot be put under another submission', async () => {
    const [one, two] = await Promise.all([seal(), seal({ ...golden, id: '0b6f4f0e-1c4e-4d7a-9a55-0123456789ff' })]);
    expect(await openSealed({ ...one, sealed: two.sealed }, ann.pair, 'ann-2026')).to.deep.equal({ at: 'shut' });
    expect(await openSealed({ ...one, sealed: { ...one.sealed, ct: two.sealed.ct } }, ann.pair, 'ann-2026')).to.deep.equal({ at: 'damaged' });
  });
});

describe('a pair of keys', () => {
  it('opens what it seals, and gives its private part to nobody', async () => {
    const { pair } = await holder('one');
    expect(await fitTogether(pair)).to.equal(true);
    expect(pair.privateKey.extractable).to.equal(false);
  });

  it('whose parts do not belong together is found out', async () => {
    const [one, two] = await Promise.all([makeJwk(), makeJwk()]);
    // Some engines refuse to read it at all.
    const mixed = await importPair({ ...one, d: two.d }).catch(() => undefined);
    expect(mixed !== undefined && await fitTogether(mixed)).to.equal(false);
    const [pair, other] = await Promise.all([importPair(one), importPair(two)]);
    expect(await fitTogether({ publicKey: pair.publicKey, privateKey: other.privateKey })).to.equal(false);
  });

  it('has a public part on the curve; any other point is known for none', async () => {
    const { recipient } = await holder('one');
    const bytes = fromBase64url(recipient.key)!;
    expect(isPoint(bytes)).to.equal(true);
    for (const place of [1, 20, 32, 33, 64]) expect(isPoint(bytes.map((byte, at) => (at === place ? byte ^ 1 : byte)))).to.equal(false);
    expect(isPoint(bytes.map((byte, at) => (at === 0 ? 2 : byte)))).to.equal(false);
    for (const length of [0, 1, 64]) expect(isPoint(bytes.slice(0, length))).to.equal(false);
    expect(isPoint(concat(Uint8Array.of(4), new Uint8Array(64)))).to.equal(false);
    expect(isPoint(concat(Uint8Array.of(4), new Uint8Array(64).fill(255)))).to.equal(false);
  });
});

describe('base64url', () => {
  it('gives back every byte, and is what RFC 4648 says', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      const text = toBase64url(bytes);
      expect(text).to.equal(btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''));
      expect([...fromBase64url(text)!]).to.deep.equal([...bytes]);
    }));
  });

  it('reads nothing but what it writes', () => {
    for (const text of ['A', 'AB', 'A=', 'AAA=', 'AA+A', 'AA A', 'é123', 'AAB']) expect(fromBase64url(text), text).to.equal(undefined);
    fc.assert(fc.property(fc.string(), text => { const bytes = fromBase64url(text); if (bytes) expect(toBase64url(bytes)).to.equal(text); }));
  });
});

describe('the schema of either kind', () => {
  it('takes both, and names what is wrong by the keys of the kind that was meant', async () => {
    const recipients = await Promise.all(['a', 'b'].map(async kid => (await holder(kid)).recipient));
    const sealed = await sealSubmission(golden, recipients);
    for (const one of [golden, sealed]) { expect(eitherSubmissionSchema.safeParse(one).success).to.equal(true); expect(schemaFor(one).safeParse(one).success).to.equal(true); }
    const wrong = (value: unknown): readonly string[] => { const read = schemaFor(value).safeParse(value); return read.success ? [] : read.error.issues.map(({ path }) => path.join('.')); };
    const { enc, ct, kid } = sealed.sealed;
    expect(wrong({ ...sealed, sealed: { kid: ['a'], enc, ct } })).to.include('sealed.kid');
    expect(wrong({ ...sealed, sealed: { kid: ['a', 'a'], enc, ct } })).to.deep.equal(['sealed.kid']);
    expect(wrong({ ...sealed, sealed: { kid: ['a', 'b', 'c'], enc, ct } })).to.deep.equal(['sealed.enc']);
    expect(wrong({ ...sealed, sealed: { kid, enc, ct: `${ct}A` } })).to.deep.equal(['sealed.ct']);
    expect(wrong({ ...sealed, sealed: { kid, enc, ct: ct.replace(/.$/, '=') } })).to.deep.equal(['sealed.ct']);
    expect(wrong({ ...sealed, sealed: { kid, enc, ct, alg: 'none' } })).to.deep.equal(['sealed']);
    expect(wrong({ ...sealed, body: golden.body })).to.deep.equal(['']);
    expect(wrong({ ...golden, sealed: undefined })).not.to.deep.equal([]);
  });
});
