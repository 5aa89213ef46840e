/** The tag under which SES repeats our reference in its events (`mail.tags.reference`). */
export const REFERENCE_TAG = 'reference';

/**
 * A tag's value may hold letters, digits, `_` and `-` only: each `~` of a reference becomes `_`. The reference of a message has one, and
 * none of its parts has a `_`; of a trial's the dealer's id may have some, so its ends tell where it begins and ends.
 */
export const tagOfReference = (reference: string): string =>
  reference.replaceAll('~', '_').replaceAll(/[^A-Za-z0-9_-]/g, '-');
export const referenceOfTag = (tag: string): string =>
  /^trial_.+_[0-9A-Z]{10,40}$/.test(tag)
    ? tag.replace(/^trial_(.+)_([0-9A-Z]+)$/, 'trial~$1~$2')
    : tag.replace(/_(\d{1,3})$/, '~$1');
