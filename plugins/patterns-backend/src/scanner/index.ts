export { createGate } from './createGate';
export { Gate } from './gate/Gate';
