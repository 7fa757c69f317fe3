export { EventFanOut, EventFanOutProps, ConsumerOptions } from './EventFanOut';
