// Every activation the engine knows; the type, the menu, the file's value and the tests follow from this record.
import type { Activation } from './activation';
import { identity } from './identity';
import { leakyRelu } from './leaky_relu';
import { relu } from './relu';
import { sigmoid } from './sigmoid';
import { softmax } from './softmax';
import { tanh } from './tanh';

const registry = { sigmoid, tanh, relu, leaky_relu: leakyRelu, identity, softmax } as const;

export type ActivationName = keyof typeof registry;
export const activations: Readonly<Record<ActivationName, Activation>> = registry;
export const activationNames = Object.keys(registry) as ActivationName[];
