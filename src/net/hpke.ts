/** How content keys are sealed and opened: HPKE (RFC 9180), base mode, every part of it WebCrypto's own. */
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';

/** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: what every browser that the form runs in has. */
export const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

const utf8 = new TextEncoder();

/** Text as bytes. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text);

/** What these keys are for: nothing that was sealed for anything else opens. */
export const info = bytesOf('what-matters/1');
