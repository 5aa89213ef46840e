import type { Contact } from '../../shared/contacts/contact.ts';

/** How staff call a customer: by their name, else as they call themselves, else by where they are reached. */
export const customerName = (
  contact: Pick<Contact, 'firstName' | 'lastName' | 'profileName' | 'phone' | 'email'> | undefined,
  otherwise: string,
): string => {
  const name = [contact?.firstName, contact?.lastName].filter((part) => part !== undefined).join(' ');
  return name === '' ? (contact?.profileName ?? contact?.phone ?? contact?.email ?? otherwise) : name;
};
