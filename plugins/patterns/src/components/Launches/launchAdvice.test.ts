import { launchAdvice } from './launchAdvice';

describe('what to try after a launch failed', () => {
  it.each([
    ['Resource handler: orders already exists in stack', /another name/],
    ['User is not authorized to perform: kms:CreateKey', /owner of the/],
    ['The maximum number of VPCs has been reached', /quota/],
    ['Rate exceeded', /few minutes/],
    ['Parameter validation failed: Days', /One of the values/],
    ['The VPC vpc-1 does not exist', /One of the values/],
    ['It stopped', /events of the stack/],
    [undefined, /events of the stack/],
  ])('after %p', (message, fix) => {
    expect(launchAdvice(message)).toMatch(fix);
  });
});
