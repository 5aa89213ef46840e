import * as z from 'zod';
import { normaliseEmail, readPhone } from '../contacts/address.ts';
import type { Contact } from '../contacts/contact.ts';
import { channelSchema } from '../dealers/settings.ts';
import { AppError, type Issue } from '../kernel/app-error.ts';
import { languageSchema } from '../kernel/language.ts';

const name = z.string().trim().min(1).max(100);

/** What staff write of a contact. */
export const contactFields = {
  firstName: name,
  lastName: name,
  language: languageSchema.meta({ description: 'In which messages are written.' }),
  phone: z.string().trim().min(1).max(40).meta({
    description: 'In any notation; without a country code it belongs to the location’s country.',
  }),
  email: z.string().trim().min(1).max(254),
  preferredChannel: channelSchema,
};

/** For one occasion, or for good (S3.19). */
export const staffKindSchema = z.enum(['one-time', 'ongoing']).meta({
  description:
    '`one-time`: for one occasion; not offered again, and gone soon (S3.20). `ongoing`: kept until erased.',
});

export const ofKind = (kind: z.infer<typeof staffKindSchema>): Pick<Contact, 'ongoing' | 'oneTime'> =>
  kind === 'ongoing' ? { ongoing: true, oneTime: undefined } : { ongoing: undefined, oneTime: true };

/** Addresses as they are kept. `null` takes one away; what is not named stays. Errors: InvalidInput `contact.invalid` with what is none. */
export const readAddresses = (
  { phone, email }: { phone?: string | null | undefined; email?: string | null | undefined },
  country: string,
): Pick<Contact, 'phone' | 'phoneIsMobile' | 'email'> => {
  const read = phone == null ? undefined : readPhone(phone, country);
  const mailbox = email == null ? undefined : normaliseEmail(email);
  const issues: Issue[] = [
    ...(phone != null && !read
      ? [
          {
            path: 'phone',
            message: `no valid phone number in ${country}; write others with + and their country code`,
          },
        ]
      : []),
    ...(email != null && mailbox === undefined ? [{ path: 'email', message: 'no valid email address' }] : []),
  ];
  const [first] = issues;
  if (first)
    throw new AppError(
      'InvalidInput',
      'contact.invalid',
      `The contact is not valid: ${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}, the first at ${first.path}: ${first.message}. Nothing was saved.`,
      { details: { issues } },
    );
  return {
    ...(phone === undefined ? {} : { phone: read?.phone, phoneIsMobile: read?.isMobile ?? false }),
    ...(email === undefined ? {} : { email: mailbox }),
  };
};
