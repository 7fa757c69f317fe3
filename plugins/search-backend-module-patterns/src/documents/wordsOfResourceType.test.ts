import { wordsOfResourceType } from './wordsOfResourceType';

describe('wordsOfResourceType', () => {
  it.each([
    [
      'AWS::DynamoDB::Table',
      [
        'AWS::DynamoDB::Table',
        'AWSDynamoDBTable',
        'AWS',
        'DynamoDB',
        'Dynamo',
        'DB',
        'Table',
      ],
    ],
    [
      'AWS::S3::BucketPolicy',
      [
        'AWS::S3::BucketPolicy',
        'AWSS3BucketPolicy',
        'AWS',
        'S3',
        'BucketPolicy',
        'Bucket',
        'Policy',
      ],
    ],
    ['Custom::Thing', ['Custom::Thing', 'CustomThing', 'Custom', 'Thing']],
    ['', ['']],
  ])('of %p are %p', (type, expected) => {
    expect(wordsOfResourceType(type)).toEqual(expected);
  });
});
