/** The implemented operations of CloudWatch Logs: one file each, exported under AWS's name. */
export { CreateLogGroup } from './CreateLogGroup';
export { CreateLogStream } from './CreateLogStream';
export { DescribeLogStreams } from './DescribeLogStreams';
export { GetLogEvents } from './GetLogEvents';
export { PutLogEvents } from './PutLogEvents';
