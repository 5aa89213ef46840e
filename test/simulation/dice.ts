import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chance, as a seed has it: the same seed throws the same numbers in the same order. */
export class Dice {
  readonly #generator: RandomGenerator;

  /** A journey of a seed has dice of its own, so that it can be played again without those before it. */
  constructor(seed: number, journey = 0) {
    this.#generator = xoroshiro128plus(
      Math.imul(seed, 0x9e_37_79_b1) ^ Math.imul(journey + 1, 0x85_eb_ca_6b),
    );
    // The first numbers of neighbouring seeds are alike.
    for (let skipped = 0; skipped < 8; skipped += 1) this.#generator.next();
  }

  /** From 0 up to, but not including, 1. */
  fraction = (): number => (this.#generator.next() >>> 0) / 0x1_0000_0000;

  chance(probability: number): boolean {
    return probability > 0 && this.fraction() < probability;
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return uniformInt(this.#generator, least, most);
  }

  /** Mostly short, sometimes as long as `most`: the logarithm is even. */
  spread(least: number, most: number): number {
    return Math.round(least * (most / least) ** this.fraction());
  }

  pick<T>(things: readonly [T, ...T[]]): T {
    return things[Math.floor(this.fraction() * things.length)] ?? things[0];
  }

  /** One of the names, each as likely as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    let sum = 0;
    for (const name in weights) sum += weights[name];
    let left = this.fraction() * sum;
    let last: Name | undefined;
    for (const name in weights) {
      left -= weights[name];
      last = name;
      if (left < 0) break;
    }
    return last!;
  }
}
