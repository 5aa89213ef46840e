import * as z from 'zod';

const toHundredthOfCent = (amount: number): number => Math.round(amount * 1e4) / 1e4;

/**
 * An amount of money in any currency: a workshop's bill stays far below, a number that a computer cannot hold far above. Read without what a
 * computer's arithmetic left behind (`0.30000000000000004`), and without what no table can hold (`5e-324`).
 */
export const amountSchema = z.number().min(-1e9).max(1e9).overwrite(toHundredthOfCent);
