import type { TeamWords } from './team-words.ts';

export const TEAM_EN: TeamWords = {
  lead: 'Who works for the dealer, by name. What you change is in force with their next click.',
  leadSome: 'You look after some locations: you invite people there, and change whoever works only there.',
  invite: 'Invite somebody',
  nobody: 'Nobody more.',
  access: { invited: 'Invited', active: 'Active', suspended: 'Blocked' },
  me: 'You',
  allLocations: 'All locations',
  allAlsoLater: 'All locations, also those to come',
  someLocations: 'Only these',
  fields: {
    name: 'Name',
    email: 'Email address',
    roles: 'Roles',
    locations: 'Locations',
    access: 'Access',
  },
  nameHint: 'As colleagues read it.',
  emailHint: 'For the sign-in. The invitation goes there.',
  noEmail: 'Not known here',
  does: {
    'network-admin': 'Like an admin, and for what holds in the whole network.',
    admin: 'Everything at the dealer, with settings, staff and deletion.',
    advisor: 'Customers, inbox and contacts, and what is sent to them.',
    salesman: 'Customers, inbox and contacts; approves no messages and blocks nobody.',
    mechanic: 'Appointments and the work, and nothing by which customers can be reached.',
  },
  inviteLead: 'They get an email with a temporary password, which is valid for three days.',
  send: 'Send the invitation',
  faults: {
    email: 'This is no email address.',
    inUse:
      'Somebody signs in with this address already. If it is a colleague, the list has them; else take another address.',
    mail: 'The invitation could not be delivered to this address. Please check it and send again.',
    roles: 'Please choose at least one role.',
    locations: 'Please choose at least one location.',
    unknownLocation: 'One of these locations does not exist any more.',
    outOfReach: 'You can decide about your own locations only.',
    networkAdmin: 'Only a network admin gives or takes this role.',
  },
  changed:
    'Somebody else saved this person in the meantime. What was saved then stands below the fields; send once more to save yours.',
  savedMeanwhile: (value) => `Saved meanwhile: ${value}`,
  self: 'Nobody changes their own roles, locations or access: another admin does, so that the dealer is never left without one.',
  notYours:
    'You cannot change what this person may do: that is for an admin of all their locations, and of a network admin for network admins.',
  invitedAt: (moment) => `since ${moment}, not signed in yet`,
  again: {
    ask: 'Send the invitation again',
    says: 'A new email with a new temporary password goes out. The password before it ends.',
    button: 'Send again',
  },
  suspend: {
    ask: 'Block access',
    says: 'With their next click this person sees nothing any more. Their account, their roles and their name in the history stay; you can lift the block at any time.',
    button: 'Block',
  },
  reactivate: {
    ask: 'Lift the block',
    says: 'At once this person may do again what the roles say, with the password from before.',
    button: 'Lift the block',
  },
  decideAgain:
    'Somebody changed this person in the meantime, so nothing was done. You see how they stand now; please decide once more.',
  hasPassword:
    'This person has a password already. Who forgot it sets a new one at the sign-in; no invitation is needed.',
  suspendedFirst: 'This person is blocked. Please lift the block first.',
  done: {
    invited: 'The invitation was sent.',
    saved: 'Saved. It is in force with their next click.',
    suspended: 'Access is blocked.',
    reactivated: 'The block was lifted.',
    'invited-again': 'A new invitation was sent.',
  },
};
