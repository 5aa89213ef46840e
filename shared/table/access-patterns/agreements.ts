import { accessPattern } from '../access-pattern.ts';

export const AGREEMENT = accessPattern({
  question: 'What does a dealer ask its customers to agree to?',
  pk: 'AGREEMENTS#{dealerId}',
  sk: 'AGREEMENT#{agreementId}',
  size: '0 to 50 items; read in pages of 25',
  askedBy: 'the console, the check-in page',
});
export const AGREEMENT_DRAFT = accessPattern({
  question: 'Which texts of an agreement wait to be published?',
  pk: 'AGREEMENT#{dealerId}#{agreementId}',
  sk: 'DRAFT',
  size: '0 or 1 item of at most 75 KB',
  askedBy: 'the console',
});
export const AGREEMENT_VERSION = accessPattern({
  question: 'What did a version of an agreement say, newest first?',
  pk: 'AGREEMENT#{dealerId}#{agreementId}',
  sk: 'VERSION#{position}',
  size: '1 item of at most 75 KB; a few a year, kept for ever, read in pages of 10',
  askedBy: 'the console, the check-in page',
});
