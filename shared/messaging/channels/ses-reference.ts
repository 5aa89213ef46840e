/** The tag under which SES repeats our reference in its events (`mail.tags.reference`). */
export const REFERENCE_TAG = 'reference';

/** A tag's value may hold letters, digits, `_` and `-` only: the `~` of a reference becomes `_`, and the last `_` is the `~` again. */
export const tagOfReference = (reference: string): string =>
  reference.replace('~', '_').replaceAll(/[^A-Za-z0-9_-]/g, '-');
export const referenceOfTag = (tag: string): string => tag.replace(/_(\d{1,3})$/, '~$1');
