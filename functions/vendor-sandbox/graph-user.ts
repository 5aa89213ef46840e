import { digestId } from '../../shared/kernel/digest.ts';

/** Meta's own id of a person for one business: follows from the number here, and changes with it as Meta's does. */
export const userIdOf = (number: string): string => `DE.${digestId('sandbox-user', number)}`;
