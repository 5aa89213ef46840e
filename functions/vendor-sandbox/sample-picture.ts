import { createHash } from 'node:crypto';

/** What the customer of the sandbox sends when a picture is wanted: 48 by 32 pixels of blue paint with a red scratch. */
export const SAMPLE_PICTURE = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAgAgMAAAApuhOPAAAACVBMVEVKbKDIKB46VoJyV6brAAAARUlEQVR42mNgIBIwonAC',
    'kDkhyFKhDkgcVmQpxlBkdaIBOKVwG4EqhccIFClWKjlwFQyEZq1CcJZGIXFWoXBmIXNWkcUBAByBThDda+NdAAAAAElFTkSu',
    'QmCC',
  ].join(''),
  'base64',
);
export const SAMPLE_TYPE = 'image/png';

/** As Meta writes digests in its webhooks, and in its answers. */
export const sampleDigest = (encoding: 'base64' | 'hex'): string =>
  createHash('sha256').update(SAMPLE_PICTURE).digest(encoding);
