package dev.consilience.format.pubmed;

import dev.consilience.format.common.PartialDate;
import dev.consilience.format.xml.XmlNode;
import java.util.Optional;

/** The ways in which the library writes a date: in parts, or as the journal prints it. */
final class PubMedDate {

    private PubMedDate() {}

    static Optional<String> of(XmlNode.Element date) {
        String free = date.text("MedlineDate");
        if (!free.isEmpty()) {
            return PartialDate.ofCitation(free);
        }
        return PartialDate.of(date.text("Year"), date.text("Month"), date.text("Day"));
    }
}
