import type { ConsoleTexts } from './console-texts.ts';

export const CONSOLE_EN: ConsoleTexts = {
  product: 'Kerbside',
  skip: 'Skip to the content',
  navigation: 'Areas',
  areas: {
    today: 'Today',
    inbox: 'Inbox',
    contacts: 'Contacts',
    overview: 'Overview',
    'dry-run': 'Dry run',
    settings: 'Settings',
  },
  language: 'Language',
  change: 'Change',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedOut: {
    heading: 'You are signed out',
    text: 'Nobody can use this browser for your account now.',
  },
  sessionOver: {
    heading: 'You are signed out',
    text: 'Nothing was saved. Sign in again in a new tab, then come back with the Back button and send once more: what you typed is still there.',
    signIn: 'Sign in, in a new tab',
  },
  roles: {
    'network-admin': 'Network admin',
    admin: 'Admin',
    advisor: 'Service advisor',
    salesman: 'Salesperson',
    mechanic: 'Mechanic',
  },
  channels: { oem: 'Manufacturer’s app', whatsapp: 'WhatsApp', sms: 'SMS', email: 'Email' },
  errors: {
    notFound: {
      heading: 'Not found',
      text: 'There is nothing at this address, or it is not at one of your locations.',
    },
    forbidden: { heading: 'Not for your role', text: 'An admin of your dealer can change your roles.' },
    noStaff: {
      heading: 'No access',
      text: 'Your account belongs to no dealer, or is suspended. An admin of the dealer can change that.',
    },
    invalid: {
      heading: 'That cannot be done so',
      text: 'Go back, mend what is said below, and send again.',
    },
    conflict: {
      heading: 'It has changed meanwhile',
      text: 'Somebody or something was quicker. Go back, reload the page and look before you try again.',
    },
    busy: { heading: 'Busy at the moment', text: 'Nothing is lost. Wait a moment and try again.' },
    failed: {
      heading: 'Something went wrong on our side',
      text: 'Nothing was changed. Try again, or tell us the reference.',
    },
    back: 'Back',
    details: 'Details',
    reference: (id) => `Reference ${id}`,
  },
  form: {
    check: 'Please check your entries',
    optional: '(optional)',
    save: 'Save',
    cancel: 'Cancel',
    search: 'Search',
    show: 'Show',
    next: 'Next page',
    first: 'First page',
    all: 'All',
    required: 'Please fill this in.',
    tooLong: (most) => `At most ${most} characters fit.`,
    notATime: 'Please give a date and a time.',
    unreadable: 'This cannot be read. Please check it.',
  },
};
