import type { PageTexts } from './page-texts.ts';

export const PAGE_EN: PageTexts = {
  site: 'Online check-in',
  languages: 'Language',
  noTracking: 'This page uses no cookies and no tracking.',
  onlyTo: (workshop) => `Your details go only to ${workshop}.`,
  open: {
    heading: 'Check in for your visit',
    hello: (firstName) => `Hello ${firstName},`,
    helloNobody: 'Hello,',
    lead: 'Please look over your appointment and confirm it. At the workshop you then only hand over the key.',
    when: 'Your appointment',
    time: (time) => time,
    vehicle: 'Your car',
    planned: 'Planned work',
    remarks: 'Is there anything we should know?',
    optional: '(optional)',
    hint: 'For example a noise, a warning light, or something above that is not right.',
    confirm: 'Confirm check-in',
    confirmNote: 'You confirm the planned work listed above.',
  },
  fault: {
    heading: 'Please check your entry',
    tooLong: (written, most) =>
      `Please shorten your text: it has ${written} characters, and at most ${most} fit.`,
    changed:
      'Something on this page has changed since you opened it. Please look it over and confirm once more.',
  },
  done: {
    heading: 'Thank you, you are checked in',
    text: (workshop) => `At ${workshop} you only hand over the key.`,
    close: 'You can close this page now.',
  },
  finished: {
    heading: 'You are already checked in',
    text: (workshop) => `There is nothing left to do. At ${workshop} you only hand over the key.`,
  },
  closed: {
    heading: 'Online check-in is closed',
    text: (workshop) => `That is no problem: ${workshop} will check you in when you arrive.`,
  },
  cancelled: {
    heading: 'This appointment was cancelled',
    text: (workshop) =>
      `You do not need to check in. If this comes as a surprise, please contact ${workshop}.`,
  },
  elsewhere: {
    heading: 'Your check-in continues on another page',
    text: (workshop) => `${workshop} now uses another page for this check-in. Please continue there.`,
    go: 'Continue',
  },
  notFound: {
    heading: 'This link does not work',
    text: 'Please open it again from the message you received, or copy the whole link. If that does not help, please contact your workshop.',
  },
  refused: {
    heading: 'That could not be sent',
    text: 'Please open the link in your message again and confirm there.',
  },
  tooLarge: { heading: 'That was too much text', text: 'Please go back and shorten what you wrote.' },
  busy: {
    heading: 'Please try again in a moment',
    text: 'Our system is very busy right now. Please reload this page in a minute.',
  },
  failed: {
    heading: 'Something went wrong on our side',
    text: 'Please try again later. If it keeps happening, tell your workshop the reference below.',
  },
  reference: (id) => `Reference: ${id}`,
};
