import type { ChannelWords } from './channel-words.ts';

export const CHANNELS_EN: ChannelWords = {
  lead: 'How messages leave, in the order in which channels are tried. What a location says itself comes before what is set for all.',
  forAll: 'All locations',
  forAllHint: 'Holds for all locations that say nothing themselves.',
  ofNetwork: 'The network sets it up.',
  state: { on: 'In use', off: 'Off', noAccess: 'Access data missing' },
  access: {
    of: {
      dealer: 'Access data of the dealer are stored',
      location: 'Access data of the location are stored',
    },
    since: (when) => `since ${when}`,
    missing: 'No access data are stored, so nothing can be sent.',
  },
  noReports: 'No address for delivery reports has been made yet, so deliveries are not confirmed.',
  balance: {
    label: 'Balance',
    left: (credit, currency) => `${credit} ${currency} left`,
    free: (messages) => `${messages} free messages`,
    low: 'That will be used up within days. Please buy credit at the provider.',
    none: 'AWS keeps no balance: SMS are billed with the account, up to its monthly limit. When that is reached, nothing more is sent.',
    unknown: (why) => `The balance cannot be read: ${why}`,
  },
  trouble: (why) => `Trouble of late: ${why}`,
  troubleCount: (messages, since, last) =>
    messages === 1 ? `1 message, ${last}` : `${messages} messages since ${since}, the last one ${last}`,
  advice: {
    no_credit:
      'Buy credit at the provider, or let it top up by itself; then have the failed messages sent again.',
    credentials_rejected:
      'Look up the access data at the provider and save them anew; then send a trial message.',
    account_blocked: 'Ask the provider why the account is blocked or limited.',
    no_approved_template:
      'Have a template approved for the purpose and language, or write to customers by SMS.',
    template_rejected: 'Look at the template at Meta: it was paused, changed or rejected.',
    content_rejected: 'Look at the sender and the text; the provider does not accept one of them.',
    carrier_blocked: 'Have the sender registered; ask the provider how.',
    throttled: 'Wait; if it goes on, ask the provider for a higher rate.',
    vendor_unavailable: 'Wait; the provider’s status page tells more.',
    unknown_vendor_code: 'Ask the people who run this platform; the message’s trace has the code.',
    defect: 'Ask the people who run this platform; the log has the fault.',
  },
  title: (channel, place) => `${channel}: ${place}`,
  level: {
    dealer: 'Holds for all locations of the dealer that say nothing themselves.',
    location: 'Holds for this location only.',
  },
  nothingOwn: 'Nothing is set here, so what is above holds.',
  offHere: 'It is switched off here.',
  locked: {
    network: 'The network has locked this channel: what is set there holds, and nobody here can change it.',
    dealer: 'The dealer has locked this channel for its locations: what is set for all holds.',
  },
  provider: 'Provider',
  inUse: 'in use',
  fields: {
    sender: { label: 'Sender', hint: 'As customers read it: at most 16 characters.' },
    originationIdentity: {
      label: 'Sender at AWS',
      hint: 'A phone number, sender id or pool of the AWS account, by its id or ARN.',
    },
    applicationId: { label: 'Application id', hint: 'BulkGate’s portal shows it under the application.' },
    applicationToken: { label: 'Application token', hint: 'It stands beside the id.' },
    repliesTo: {
      label: 'Messages of strangers go to',
      hint: 'Where a message arrives whose sender has no conversation yet.',
    },
    phoneNumberId: {
      label: 'Id of the phone number',
      hint: 'Meta’s id of the number, not the number itself: 5 to 20 digits.',
    },
    awsPhoneNumberId: {
      label: 'Id of the number at AWS (optional)',
      hint: 'Only where AWS carries its messages: phone-number-id- and 32 characters. Left empty, Meta does.',
    },
    businessAccountId: {
      label: 'Id of the business account (optional)',
      hint: 'Meta’s id of the account that number and templates belong to: by it Meta tells when a template is approved or paused. 5 to 20 digits.',
    },
    token: { label: 'Access token', hint: 'Of a system user at Meta.' },
    email: {
      label: 'Address',
      hint: 'Customers see it and answer to it. Its domain must be verified for this platform.',
    },
    name: { label: 'Name', hint: 'Stands beside the address.' },
  },
  senderOfAws: '3 to 11 letters and digits, at least one letter.',
  accessData: 'Access data',
  secretFirst: 'Needed the first time. It is stored safely and never shown again.',
  secretKeep: 'Left empty, what is stored stays. It is never shown again.',
  secretAgain: 'Access data are never shown again, so please enter them once more.',
  templates: {
    heading: 'Templates',
    lead: 'Without an approved one WhatsApp only goes out within 24 hours of the customer’s last message.',
    none: 'None yet.',
    add: 'Note a template',
    remove: {
      ask: 'Remove',
      says: 'Messages of this kind in this language then leave by WhatsApp only within 24 hours of the customer’s last message, else by the next channel. At Meta the template stays.',
      button: 'Remove template',
    },
    purpose: 'Message',
    language: 'Language',
    name: 'Name at Meta',
    code: { label: 'Language code at Meta', hint: 'Such as de or en_GB.' },
    status: 'State at Meta',
    statuses: {
      approved: 'Approved',
      pending: 'In review',
      paused: 'Paused',
      rejected: 'Rejected',
      disabled: 'Disabled',
    },
  },
  address: {
    heading: 'Address for delivery reports',
    shownOnce:
      'Please enter this address in BulkGate’s portal now, with “bulk POST” switched on. It is shown only once, since whoever knows it can report deliveries.',
    ask: 'Make a new address for reports',
    says: 'Do this when the present address has become known to others. The present one works until another new one is made.',
    make: 'Make a new address',
    already:
      'A new address was made a moment ago, so no other one was made. If you did not see it, please make another one now.',
  },
  off: {
    ask: 'Send no SMS here',
    says: 'No SMS goes out here any more, also none that is set up above. Access data stay stored.',
    button: 'Switch SMS off',
  },
  remove: {
    ask: 'Take away what is set here',
    says: 'Then what is set above holds, if anything. Access data that are stored here and that nobody else needs are deleted.',
    button: 'Take away',
  },
  faults: {
    sender: 'The provider takes no such sender.',
    originationIdentity: 'Please give a phone number, sender id or pool, or the ARN of one.',
    applicationId: 'Both access data are needed the first time.',
    applicationToken: 'Both access data are needed the first time.',
    repliesTo: 'Please choose a location.',
    phoneNumberId: 'Please give Meta’s id of the number: 5 to 20 digits.',
    awsPhoneNumberId: 'Please give phone-number-id- and 32 characters, or leave it empty.',
    businessAccountId: 'Please give Meta’s id of the business account: 5 to 20 digits, or leave it empty.',
    token: 'The access token is needed the first time.',
    email: 'Please give an email address.',
    name: 'Please give a name of at most 80 characters.',
    template: 'Please give the name and the language code of the template as Meta has them.',
    identity:
      'This sender belongs to the account that all dealers share, and your dealer does not use it yet. A network admin or whoever runs the platform must set it once.',
    taken: 'Another dealer uses this number already.',
    accountTaken: 'Another dealer uses this business account already.',
  },
  trial: {
    heading: { whatsapp: 'Trial WhatsApp', sms: 'Trial SMS', email: 'Trial email' },
    lead: {
      whatsapp:
        'Sends one WhatsApp message from the number of the location, by an approved template with sample values; the customer’s name in it is TEST. Meta may charge for it.',
      sms: 'Sends one SMS by the provider of the location, to see whether everything is right. It may cost as much as any SMS.',
      email:
        'Sends one email by the sender of the location, to see whether everything is right. Its subject begins with TEST.',
    },
    location: 'Location',
    number: { label: 'Mobile number', hint: 'With its country code, or as people there write it.' },
    address: { label: 'Email address', hint: 'Where you can see whether it arrives.' },
    send: { whatsapp: 'Send a trial WhatsApp', sms: 'Send a trial SMS', email: 'Send a trial email' },
    faults: {
      number: 'Please give the number of a mobile phone. A landline cannot be reached.',
      address: 'Please give an email address.',
      notSetUp: {
        whatsapp: 'This location sends no WhatsApp messages. Please set up a number first.',
        sms: 'This location sends no SMS. Please set up a provider first.',
        email: 'This location sends no email. Please set up a sender first.',
      },
      noTemplate:
        'No template of this location is approved, and without one nothing goes out to somebody who has not just written. Please have one approved at Meta and note it first.',
      optedOut: 'Whoever would get this said STOP, so nothing is sent there. Please try somebody else.',
      givenUp:
        'A mail to this address came back for good, or its owner complained, so nothing is sent to it any more. Please take another one.',
      switchedOff: 'Sending is switched off on this platform.',
      notAllowed:
        'This platform sends only to the numbers and addresses of its allow-list, and this is none of them.',
      tooMany: 'Five trials within an hour are the most. Please try again later.',
    },
    latest: 'Latest trials',
    none: 'No trial was sent yet.',
    refresh: 'Look again',
    changed: 'There is news of a trial.',
    status: {
      sending: 'Being sent',
      accepted: 'Accepted by the provider',
      rejected: 'Rejected',
      not_sent: 'Not sent',
      unknown: 'Unknown',
      delivered: 'Delivered',
      failed: 'Not delivered',
    },
    noAnswer: 'The provider gave no clear answer. Please look whether it arrived before you try again.',
    template: (name) => `Template ${name}`,
    reported: (when) => `reported ${when}`,
    code: (code) => `The provider’s code: ${code}`,
  },
};
