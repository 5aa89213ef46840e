import type { PartnerWords } from './partner-words.ts';

export const PARTNERS_EN: PartnerWords = {
  lead: 'Who may send events for the dealer, for which locations, and how their secrets stand. Whoever runs the platform connects partners.',
  none: 'No partner may send events for this dealer yet.',
  suspended: 'Suspended',
  shared: 'Acts for other dealers too',
  underWay: 'Two secrets valid',
  noSecret: 'No secret',
  noLocation: 'No location of yours',
  facts: {
    id: 'Id',
    locations: 'May send for',
    events: 'Calls events',
    checkIn: 'Check-in app',
    changed: 'Secrets last changed',
  },
  neverChanged: 'Never',
  secretHeading: 'Signing secret',
  secretLead:
    'With it the partner signs every event. While it is changed two are valid, so that no event is refused meanwhile.',
  oneIsValid: 'One signing secret is valid.',
  twoAreValid:
    'Two are valid: the new one and the former one. The former one has no end of its own: it stays valid until you end it here.',
  noneIsValid: 'There is no signing secret. Whoever runs the platform makes the first one.',
  keyHeading: 'API key',
  keyLead: 'With it the partner reads what became of its events. Only its digest is kept.',
  steps: {
    start: {
      ask: 'Rotate the secret',
      says: 'A new secret is made and shown once. The present one stays valid beside it until you end it. Give the new one to the partner; once it signs with that, come back and end the former one.',
      button: 'Make a new secret',
    },
    again: {
      ask: 'The new secret was lost',
      says: 'Another secret takes the place of the new one, which ends within a minute. The former one stays valid.',
      button: 'Make another new secret',
    },
    finish: {
      ask: 'End the former secret',
      says: 'Within a minute every event that is still signed with the former secret is refused. Do it once the partner has said that it signs with the new one.',
      button: 'End the former secret',
    },
    'api-key': {
      ask: 'Make a new API key',
      says: 'A new key is made and shown once. The present one ends within a minute: until the partner has the new one it cannot read what became of its events. Its events are taken all the same.',
      button: 'Make a new API key',
    },
  },
  newSecret: 'The new signing secret',
  newKey: 'The new API key',
  copy: 'Copy',
  copied: 'Copied',
  shownOnce:
    'This is shown now and never again, not after a reload either. Copy it, and give it to the partner in a way that nobody else can read.',
  afterSecret: 'Both secrets are valid now. End the former one here once the partner signs with the new one.',
  afterKey: 'The former key is no longer valid within a minute.',
  finished: 'The former secret has ended. Within a minute only the new one is valid.',
  faults: {
    busy: 'Somebody is changing the secrets of this partner at this moment. Nothing was done; please look again in a few seconds.',
    changed:
      'Nothing was done: the secrets were changed after your page was shown, perhaps by a click that came twice. If nobody has the new secret, make another one below.',
    none: 'Nothing was done: only one secret is valid, so there is none to end or to replace.',
    open: 'Nothing was done: two secrets are valid already. End the former one first, or replace the new one.',
    missing: 'Nothing was done: there is no secret to rotate. Whoever runs the platform makes the first one.',
  },
  sharedNotYours:
    'This partner acts for other dealers too, who would notice. A network admin can change its secrets where all of them are of one network, else whoever runs the platform.',
};
