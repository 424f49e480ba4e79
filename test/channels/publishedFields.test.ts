// The published fields that the fakes hold every request to: whole, dated, and kept by the checks that read them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CREATE_MESSAGE, faultOfFields, PHONE_TEXT, POST_PHONE_MESSAGE } from '../support/publishedFields.ts';
import { faultOfMessage } from '../support/twilioRules.ts';
import { APPLICANT, OFFICE } from '../support/twilioSettings.ts';

test('are those that the vendor’s client knows', () => {
  const client = readFileSync('node_modules/twilio/lib/rest/api/v2010/account/message.js', 'utf8');
  const create = client.slice(client.indexOf('instance.create = '), client.indexOf('instance.createWithHttpInfo = '));
  const known = [...create.matchAll(/data\["(\w+)"\] = /g)].map(([, name]) => name);
  expect(Object.keys(CREATE_MESSAGE.fields).toSorted()).toEqual(known.toSorted());
});

test.each([CREATE_MESSAGE, POST_PHONE_MESSAGE, PHONE_TEXT])('say where and when they were read: $source', (request) => {
  expect(request.source).toMatch(/^https:\/\//);
  expect(request.retrieved).toMatch(/^20\d\d-\d\d-\d\d$/);
});

describe('of a message to Twilio', () => {
  const SMS = { From: OFFICE, To: APPLICANT, Body: 'A12' };

  test.each([
    { Attempt: 'often' },
    { ContentRetention: 'keep' },
    { SmartEncoded: 'yes' },
    { SendAt: 'soon' },
    { ApplicationSid: 'AP1' },
    { MaxPrice: '1,5' },
  ])('%j is refused', (change) => {
    const form = new URLSearchParams({ ...SMS, ...change });
    expect(faultOfMessage(form)).toMatchObject({ status: 400, code: 20001 });
  });

  test('one without its recipient is refused', () => {
    expect(faultOfFields(CREATE_MESSAGE, { Body: 'A12' }, true)).toBe('To is missing');
  });
});

describe('of a message to a phone', () => {
  const SMS = { textMessage: { text: 'A12' }, phoneNumbers: [APPLICANT] };

  test.each([
    [{}, undefined],
    [{ phoneNumbers: [] }, 'phoneNumbers is not what it should be'],
    [{ phoneNumbers: APPLICANT }, 'phoneNumbers is not what it should be'],
    [{ simNumber: 4 }, 'simNumber is not what it should be'],
    [{ simNumber: '1' }, 'simNumber is not what it should be'],
    [{ ttl: 4 }, 'ttl is not what it should be'],
    [{ id: 'x'.repeat(37) }, 'id is not what it should be'],
    [{ withDeliveryReport: 'true' }, 'withDeliveryReport is not what it should be'],
    [{ textMessage: 'A12' }, 'textMessage is not what it should be'],
    [{ buttons: [] }, 'unknown field buttons'],
  ])('%j', (change, fault) => {
    expect(faultOfFields(POST_PHONE_MESSAGE, { ...SMS, ...change })).toBe(fault);
  });

  test('has a text', () => {
    expect(faultOfFields(PHONE_TEXT, { text: '' })).toBe('text is not what it should be');
    expect(faultOfFields(PHONE_TEXT, { text: 'A12' })).toBeUndefined();
  });
});
