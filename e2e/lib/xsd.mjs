// Sitemaps held against the XML Schema of sitemaps.org, which the package sitemap carries.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { XmlBufferInputProvider, XmlDocument, XmlLibError, xmlRegisterInputProvider, XsdValidator } from "libxml2-wasm";

const official = readFileSync(join(dirname(createRequire(import.meta.url).resolve("sitemap/package.json")), "schema/sitemap.xsd"));

// What else is in a sitemap has to have a schema, too: a link to the page in another language.
const link = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <xs:element name="link"><xs:complexType>
    <xs:attribute name="rel" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="alternate"/></xs:restriction></xs:simpleType></xs:attribute>
    <xs:attribute name="hreflang" type="xs:string" use="required"/>
    <xs:attribute name="href" type="xs:anyURI" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>`;
const both = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
  <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="link.xsd"/>
</xs:schema>`;

xmlRegisterInputProvider(new XmlBufferInputProvider({ "sitemap.xsd": official, "link.xsd": Buffer.from(link) }));

/** What is wrong with a sitemap, in words; undefined when nothing is. */
export function wrongIn(sitemap) {
  const schema = XmlDocument.fromString(both);
  const validator = XsdValidator.fromDoc(schema);
  try {
    const document = XmlDocument.fromString(sitemap);
    validator.validate(document);
    document.dispose();
  } catch (error) {
    if (error instanceof XmlLibError) return error.message;
    throw error;
  } finally {
    validator.dispose();
    schema.dispose();
  }
}
